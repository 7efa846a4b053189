import type { ServerResponse } from 'node:http';
import type { Plan } from '../faults/responder';

const chunk = 'a'.repeat(65_536);

/** Carries out a plan on the open response. A HEAD request gets the headers only; Node leaves the body out by itself. */
export function write(response: ServerResponse, act: Plan['act']): void {
  switch (act.kind) {
    case 'answer':
    case 'half': {
      const { status, headers, body } = act.answer;
      const bytes = Buffer.byteLength(body);
      // Node's own header type has no read-only lists; nothing writes to them.
      response.writeHead(status, {
        ...(headers as Record<string, string | string[]>),
        'Content-Length': bytes,
      });
      if (act.kind === 'answer') {
        response.end(body);
        return;
      }
      response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy());
      return;
    }
    case 'drop':
      response.destroy();
      return;
    case 'silence':
      return;
    case 'flood':
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('{"order":{"comment":"');
      flood(response, act.megabytes * 16);
      return;
  }
}

/** Writes so many chunks of 64 KiB, as fast as the reader takes them. */
function flood(response: ServerResponse, chunks: number): void {
  let left = chunks;
  while (left > 0) {
    if (response.destroyed) return;
    left -= 1;
    if (!response.write(chunk)) {
      response.once('drain', () => flood(response, left));
      return;
    }
  }
  response.end('"}}');
}
