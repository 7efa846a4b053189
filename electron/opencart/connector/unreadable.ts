import type { z } from 'zod';
import { fail, type Result } from '../../../shared/result';
import { cutTo } from '../answer-text';

/** A value of the connector's that is not of this protocol: what it was, and where it departs. Never the value itself. */
export function unreadable(what: string, error: z.ZodError): Result<never> {
  const place = error.issues[0]?.path.map(String).join('.') ?? '';
  return fail('unexpected-answer', {
    start: place === '' ? what : cutTo(`${what}: ${place}`, 120),
  });
}
