import { protocol } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { contentSecurityPolicy, findPageFile, pageScheme } from './page-files';

/** Where the page's own nonce is put in `index.html`. */
const noncePlace = 'CSP_NONCE';

/** Makes `app://` a scheme like https: origins, fetch, compiled-code cache. Call it before `ready`. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built page from a folder (also inside the packed archive), each load with a fresh style nonce. Call it after `ready`. */
export function servePage(root: string): void {
  protocol.handle(pageScheme, async (request) => {
    const found = request.method === 'GET' ? findPageFile(root, request.url) : null;
    if (found === null) return refusal(403);
    let content: Buffer;
    try {
      content = await readFile(found.file);
    } catch {
      return refusal(404);
    }
    const nonce = randomBytes(16).toString('base64');
    const body = found.isPage ? content.toString('utf8').replaceAll(noncePlace, nonce) : content;
    return new Response(body, { headers: headers(found.contentType, nonce) });
  });
}

function refusal(status: 403 | 404): Response {
  return new Response(null, { status, headers: headers('text/plain', 'none') });
}

function headers(contentType: string, nonce: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
