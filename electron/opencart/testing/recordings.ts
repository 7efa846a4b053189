import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlainRequest } from '../api-call';
import type { FormFields } from '../php-query';
import type { Exchange, ShopRequest, Transport } from '../transport';

/** One exchange recorded from a real shop, as its file holds it. */
type Recording = {
  readonly name: string;
  readonly request: PlainRequest;
  readonly exchange: Exchange;
};

type RecordingFile = {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: PlainRequest['query'];
    readonly form?: PlainRequest['form'];
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | readonly string[]>>;
    readonly body: string;
  };
};

const home = join(import.meta.dirname, '../../../contract');

/** The token every recorded login answers with here; the files have it blanked. */
export const recordedToken = 'abcdefghijklmnopqrstuvwxyz';

/** The recording of a version whose file begins with this number. Throws when there is none. */
export function readRecording(version: string, number: string): Recording {
  const folder = join(home, version);
  const file = readdirSync(folder).find((name) => name.startsWith(`${number}-`));
  if (file === undefined) throw new Error(`no recording ${version}/${number}`);
  return toRecording(join(folder, file));
}

/** All recordings of a version, in order. */
export function readRecordings(version: string): readonly Recording[] {
  const folder = join(home, version);
  return readdirSync(folder)
    .filter((name) => /^\d{3}-.*\.json$/.test(name))
    .sort()
    .map((name) => toRecording(join(folder, name)));
}

/** A string to sign and its signature, made with PHP's own functions. */
export type SignatureVector = {
  readonly name: string;
  readonly route: string;
  readonly call: string;
  readonly username: string;
  readonly host: string;
  readonly path: string;
  readonly store_id: number;
  readonly language: string;
  readonly currency: string;
  readonly time: number;
  readonly post: FormFields;
  readonly key: string;
  readonly rawBody: string;
  readonly escapedQuery: string;
  readonly md5: string;
  readonly stringToSign: string;
  readonly signature: string;
};

/** The signature vectors recorded with 4.1.0.4. */
export function readSignatureVectors(): readonly SignatureVector[] {
  const path = join(home, '4.1.0.4/signature-vectors.json');
  // Written by our recorder; a field amiss fails the tests that compare each of them.
  return JSON.parse(readFileSync(path, 'utf8')) as readonly SignatureVector[];
}

function toRecording(path: string): Recording {
  // The files are written by our recorder; their shape is vouched for by the tests that replay them all.
  const file = JSON.parse(readFileSync(path, 'utf8')) as RecordingFile;
  const headers: Record<string, string> = {};
  let setCookie: readonly string[] = [];
  for (const [name, value] of Object.entries(file.response.headers)) {
    if (name.toLowerCase() === 'set-cookie') setCookie = [value].flat().map(fillIn);
    else headers[name.toLowerCase()] = String(value);
  }
  return {
    name: file.name,
    request: {
      method: file.request.method,
      path: file.request.path,
      query: file.request.query ?? {},
      form: file.request.form ?? {},
    },
    exchange: {
      url: 'http://shop.example.test:8123/index.php',
      status: file.response.status,
      headers,
      setCookie,
      body: fillIn(file.response.body),
      dateHeader: headers['date'] ?? null,
    },
  };
}

function fillIn(text: string): string {
  return text
    .replaceAll('{{token}}', recordedToken)
    .replaceAll('{{session}}', 'q1w2e3r4t5y6u7i8o9p0a1s2d3');
}

/** A transport that answers what the given function picks, and notes what was asked. */
export type RecordedTransport = Transport & { readonly asked: ShopRequest[] };

/** What the parts of a request are called in the recordings. */
export type AskedFor = {
  readonly method: string;
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
};

/** Answers each request by the recording the function picks; a null from it fails as a dropped connection. */
export function createRecordedTransport(
  pick: (asked: AskedFor, request: ShopRequest) => Exchange | null,
): RecordedTransport {
  const asked: ShopRequest[] = [];
  return {
    asked,
    async send(request) {
      asked.push(request);
      const query = Object.fromEntries(new URL(request.url).searchParams);
      const exchange = pick(
        { method: request.method, route: query['route'] ?? '', query },
        request,
      );
      return exchange === null
        ? { ok: false, error: { code: 'connection-dropped', facts: {} } }
        : { ok: true, value: exchange };
    },
    close: () => undefined,
  };
}
