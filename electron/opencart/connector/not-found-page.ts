import { describePhpMessage } from '../answer-text';
import { nameObstacle } from '../obstacle';
import type { Exchange } from '../transport';

/** Only this much of a body is looked at. */
const looked = 65_536;

/**
 * True for the page with which a shop answers an API route it does not have: a web page with status 404 (recordings 2.3.0.2/036,
 * 3.0.3.9/054, 314). Where PHP prints its notices before the page, old shops send it with 200. Never a check for robots, a page that asks for
 * a password, a page after which PHP broke off, a bare 404 without a page, a redirect or an outage.
 */
export function isNotFoundPage(exchange: Exchange): boolean {
  const { status, body } = exchange;
  if (status !== 404 && status !== 200) return false;
  const start = body.slice(0, looked);
  const page = start.search(/<!doctype\s+html|<html[\s>]/i);
  if (page === -1 || nameObstacle(exchange) !== null) return false;
  const before = start.slice(0, page);
  if (/\b(Fatal error|Parse error)\b|Uncaught \w/i.test(before)) return false;
  return status === 404 || describePhpMessage(before) !== null;
}
