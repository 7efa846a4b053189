import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { seedSchema, type SeedTables } from '../shop/seed';

type Nested = string | { readonly [name: string]: Nested };
const nested: z.ZodType<Nested> = z.lazy(() =>
  z.union([z.union([z.string(), z.number()]).transform(String), z.record(z.string(), nested)]),
);

/** Nested fields under the names a form sends them by: `product[0][quantity]`. */
function flat(form: Readonly<Record<string, Nested>>, parent = ''): [string, string][] {
  return Object.entries(form).flatMap(([key, value]) => {
    const name = parent === '' ? key : `${parent}[${key}]`;
    return typeof value === 'string' ? [[name, value] as [string, string]] : flat(value, name);
  });
}

const schema = z.object({
  name: z.string(),
  note: z.string(),
  request: z.object({
    method: z.string(),
    path: z.string(),
    query: z.record(z.string(), z.coerce.string()),
    headers: z.record(z.string(), z.string()),
    form: z.record(z.string(), nested),
    body: z.string().optional(),
    rawBody: z.string().optional(),
    raw: z.string().optional(),
  }),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    body: z.string(),
  }),
});

/** One recorded exchange with a real shop, in one shape for both recorders. Placeholders such as `{{token}}` are left in. */
export type Recording = {
  /** `NNN-name`. */
  readonly file: string;
  readonly number: number;
  readonly note: string;
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  /** The body as sent where it was no plain form. */
  readonly rawBody: string | null;
  readonly status: number;
  readonly contentType: string;
  readonly cookieNames: readonly string[];
  /** Whole lines; some recorders kept the names only. */
  readonly cookies: readonly string[];
  readonly corsHeaders: Readonly<Record<string, string>>;
  readonly body: string;
};

const folder = (version: string): string =>
  join(import.meta.dirname, '..', '..', 'contract', version);

/** Which recordings of a version are played to the demo shop; the others ask for what it does not serve. */
const replayed = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'replayed.json'), 'utf8')));

/** The recordings played for a version, by number. */
export function readRecordings(version: string): readonly Recording[] {
  return (replayed[version] ?? []).map((name) => readRecording(version, `${name}.json`));
}

/** One recording of a version, by its file name. */
export function readRecording(version: string, file: string): Recording {
  const text = readFileSync(join(folder(version), file), 'utf8');
  const { note, request, response } = schema.parse(JSON.parse(text));
  const { __raw__: raw, ...form } = Object.fromEntries(flat(request.form));
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const setCookie = headers['set-cookie'] ?? [];
  const cookies = typeof setCookie === 'string' ? [setCookie] : setCookie;
  return {
    file: file.replace(/\.json$/, ''),
    number: Number(file.slice(0, 3)),
    note,
    route: request.query['route'] ?? '',
    method: request.method,
    path: request.path,
    query: request.query,
    headers: request.headers,
    form,
    rawBody: raw ?? request.body ?? request.rawBody ?? request.raw ?? null,
    status: response.status,
    contentType: String(headers['content-type'] ?? ''),
    cookieNames: cookies.map((line) => line.split('=')[0] ?? ''),
    cookies,
    corsHeaders: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        name.startsWith('access-control-') ? [[name, String(value)]] : [],
      ),
    ),
    body: response.body,
  };
}

/** The rows a version's shop held when its recordings began. */
export function readSeed(version: string): SeedTables {
  return seedSchema.parse(JSON.parse(readFileSync(join(folder(version), 'seed.json'), 'utf8')));
}
