import type { ServerResponse } from 'node:http';
import type { Plan } from '../faults/responder';

const chunk = 'a'.repeat(65_536);

/** Carries out a plan on the open response. `now` is the shop's clock and stands in the Date header. A HEAD request gets the headers only; Node leaves the body out by itself. */
export function write(response: ServerResponse, act: Plan['act'], now: number): void {
  const date = new Date(now).toUTCString();
  switch (act.kind) {
    case 'answer':
    case 'half': {
      const { status, headers } = act.answer;
      const body = act.answer.bytes ?? Buffer.from(act.answer.body);
      // Node's own header type has no read-only lists; nothing writes to them.
      response.writeHead(status, {
        ...(headers as Record<string, string | string[]>),
        Date: date,
        'Content-Length': body.length,
      });
      if (act.kind === 'answer') {
        response.end(body);
        return;
      }
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
      return;
    }
    case 'drop':
      response.destroy();
      return;
    case 'silence':
      return;
    case 'flood':
      openText(response, date);
      flood(response, act.megabytes * 16);
      return;
    case 'endless':
      openText(response, date);
      if (act.everyMs === 0) flood(response, Infinity);
      else drip(response, act.everyMs);
      return;
  }
}

/** Begins an order whose comment does not end. */
function openText(response: ServerResponse, date: string): void {
  response.writeHead(200, { Date: date, 'Content-Type': 'application/json' });
  response.write('{"order":{"comment":"');
}

/** Writes a letter now and then until the reader goes. */
function drip(response: ServerResponse, everyMs: number): void {
  const timer = setInterval(() => response.write('a'), everyMs);
  response.once('close', () => clearInterval(timer));
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
