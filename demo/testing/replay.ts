import { startDemoShop } from '../server';
import type { DemoShop, DemoShopOptions } from '../options';
import { send, type WireAnswer } from './http-client';
import type { Recording } from './recordings';
import { signedQuery, type Signing } from './signer';
import { logIn, sessionFrom, type ClientSession } from './session';

/** The shop of a replay, the client that talks to it, and the hands that change it between recordings. */
export type World = {
  shop: DemoShop;
  /** What `{{token}}` and `{{session}}` stand for. */
  session: ClientSession;
  /** Sets the shop's clock, milliseconds since 1970. */
  setClock(instant: number): void;
  now(): number;
  /** Closes the shop and opens one fresh from the seed. */
  reset(): Promise<void>;
  /** A new login of a fresh client, outside the recordings. */
  logIn(): Promise<void>;
};

/** What a recording presumes about the shop, and why. */
export type Step = {
  readonly reason: string;
  /** Makes the shop as it was when this was recorded. */
  readonly before?: (world: World) => void | Promise<void>;
  readonly after?: (world: World) => void | Promise<void>;
  /** Values of placeholders other than the session's. */
  readonly placeholders?: Readonly<Record<string, string>>;
  /** 4.1: how this recording was signed, where it was not as it should be. */
  readonly signing?: Signing;
  /** The session this login opens is used by the recordings that follow. */
  readonly keepsSession?: boolean;
};

/** Opens the world of a replay; its clock starts at `now` and stands still. */
export async function openWorld(options: DemoShopOptions, now: number): Promise<World> {
  const clock = { now };
  const open = (): Promise<DemoShop> => startDemoShop({ ...options, now: () => clock.now });
  const world: World = {
    shop: await open(),
    session: { token: '', cookies: new Map() },
    setClock(instant) {
      clock.now = instant;
    },
    now: () => clock.now,
    async reset() {
      await world.shop.close();
      world.shop = await open();
      await world.logIn();
    },
    async logIn() {
      world.session = await logIn(world.shop);
    },
  };
  return world;
}

/** The request of a recording with this run's token, keys and session ids in it, sent. */
export async function play(
  world: World,
  recording: Recording,
  step: Step | undefined,
): Promise<WireAnswer> {
  await step?.before?.(world);
  const values = { key: world.shop.key, token: world.session.token, ...step?.placeholders };
  const fill = (text: string): string =>
    Object.entries(values).reduce(
      (filled, [name, value]) => filled.replaceAll(`{{${name}}}`, value),
      text,
    );
  const filled = (pairs: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(pairs).map(([name, value]) => [name, fill(value)]));

  const headers = filled(recording.headers);
  const cookie = headers['Cookie'];
  if (cookie !== undefined) {
    headers['Cookie'] = cookie.replace(
      /(\w+)=\{\{session\}\}/g,
      (_whole, name: string) => `${name}=${world.session.cookies.get(name) ?? ''}`,
    );
  }
  const isForm = recording.method === 'POST' && recording.rawBody === null;
  const body = isForm ? new URLSearchParams(filled(recording.form)).toString() : recording.rawBody;
  const isSigned = 'signature' in recording.query || 'time' in recording.query;
  const query = isSigned
    ? signedQuery(world, recording, step?.signing ?? {}, body)
    : new URLSearchParams(filled(recording.query)).toString();
  const answer = await send(`${world.shop.url}${recording.path}?${query}`, {
    method: recording.method,
    headers,
    body: body === null ? undefined : fill(body),
  });
  if (step?.keepsSession === true) world.session = sessionFrom(answer);
  await step?.after?.(world);
  return answer;
}

/**
 * The part of a body that is compared. Fresh tokens are put back to `{{token}}`. Theme pages were shortened when recorded, so of
 * a page only its kind counts, and of a PHP crash the text up to the server's own stack trace.
 */
export function comparable(body: string): string {
  if (body.startsWith('<!DOCTYPE html>')) return '<!DOCTYPE html>';
  for (const mark of ['\nStack trace:', '\n\nBacktrace:']) {
    const crash = body.indexOf(mark);
    if (crash >= 0) return body.slice(0, crash);
  }
  return body.replace(/"((?:api_)?token)":"[A-Za-z0-9]+"/, '"$1":"{{token}}"');
}
