import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { PlainRequest } from '../../electron/opencart/api-call';
import type { Exchange } from '../../electron/opencart/transport';

const headerValue = z.union([z.string(), z.array(z.string())]);
/** PHP writes an empty map as `[]`. */
const fields = z
  .union([z.record(z.string(), z.unknown()), z.array(z.unknown()).max(0)])
  .nullish()
  .transform((value) =>
    value === null || value === undefined || Array.isArray(value) ? {} : value,
  );

const recordingFile = z.object({
  name: z.string(),
  request: z.object({
    method: z.string(),
    path: z.string().default('/index.php'),
    query: fields,
    form: fields,
  }),
  response: z.object({
    status: z.number().int(),
    headers: z.record(z.string(), headerValue).default({}),
    body: z.string().nullish(),
  }),
});

/** One exchange of a folder: what was asked, and what came back. */
export type Recording = {
  /** The file's name, which tells one recording of a folder from another. */
  readonly file: string;
  readonly request: PlainRequest;
  readonly exchange: Exchange;
};

/** A folder of recordings; files that are named like one (`NNN-name.json`) and are none are told in `unreadable`. */
export type RecordingFolder = {
  readonly folder: string;
  readonly recordings: readonly Recording[];
  readonly unreadable: readonly string[];
  /** Exchanges whose file is not named `NNN-name.json`. */
  readonly others: readonly string[];
};

/** Reads every `NNN-name.json` of a folder, in order. Throws what the file system throws. */
export function readRecordingFolder(folder: string): RecordingFolder {
  const files = readdirSync(folder)
    .filter((name) => /^\d{3,}.*\.json$/.test(name))
    .sort();
  const others = readdirSync(folder).filter((name) => isStray(folder, name));
  const recordings: Recording[] = [];
  const unreadable: string[] = [];
  for (const file of files) {
    const text = readText(path.join(folder, file));
    const recording = text === null ? null : parse(file, text);
    if (recording === null) unreadable.push(file);
    else recordings.push(recording);
  }
  return { folder, recordings, unreadable, others };
}

/** The largest recording read; the desk itself reads no larger answer. */
const mostBytes = 20_000_000;

/** Null for what is no plain file of a sensible size: a folder, a broken link, a device. */
function readText(file: string): string | null {
  try {
    const about = statSync(file);
    return about.isFile() && about.size <= mostBytes ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}

/** JSON that looks like an exchange and is not named like one; it is told, so that nothing is passed over in silence. */
function isStray(folder: string, name: string): boolean {
  if (/^\d{3,}/.test(name) || !name.endsWith('.json')) return false;
  const text = readText(path.join(folder, name));
  return text !== null && parse(name, text) !== null;
}

function parse(file: string, text: string): Recording | null {
  let parsed: z.infer<typeof recordingFile>;
  try {
    parsed = recordingFile.parse(JSON.parse(text));
  } catch {
    return null;
  }
  const { request, response } = parsed;
  const headers: Record<string, string> = {};
  let setCookie: readonly string[] = [];
  for (const [name, value] of Object.entries(response.headers)) {
    if (name.toLowerCase() === 'set-cookie') setCookie = [value].flat();
    else headers[name.toLowerCase()] = [value].flat().join(', ');
  }
  const exchange: Exchange = {
    url: `http://recorded.example${request.path}`,
    status: response.status,
    headers,
    setCookie,
    body: response.body ?? '',
    dateHeader: headers['date'] ?? null,
  };
  return { file, request, exchange };
}
