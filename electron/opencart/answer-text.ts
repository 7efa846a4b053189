import { decodeText } from './entities';

/** Only this much of a body is looked at when it is described. */
const looked = 65_536;

const phpKinds = [
  'Fatal error',
  'Parse error',
  'Recoverable fatal error',
  'Warning',
  'Notice',
  'Deprecated',
  'Strict Standards',
  'Unknown',
  'User Error',
  'Uncaught Exception',
].join('|');

/** Cuts a text, marking the cut. */
export function cutTo(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}

/**
 * Text fit for a fact: tags, tokens, keys, addresses of people and paths of the server are out, at most
 * `length` characters.
 */
export function redact(text: string, length: number): string {
  const plain = decodeText(text.slice(0, looked).replace(/<[^>]{0,300}>/g, ' '))
    .replace(/\b(api_token|token|key|signature|password)(["']?\s*[=:]\s*)[^&\s"'<,;]+/gi, '$1$2…')
    .replace(/[^\s@<>"']{1,64}@[^\s@<>"']{1,255}/g, '…')
    .replace(/(?:[A-Za-z]:)?(?:[\\/][\w.@~+-]{1,100}){2,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  return cutTo(plain, length);
}

/** True for a web page, as opposed to text with some tags in it. */
export function isPage(text: string): boolean {
  return /<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(text.slice(0, looked));
}

/** The title of a page, '' without one. */
export function pageTitle(text: string): string {
  const title = /<title[^>]{0,200}>([^<]{0,400})/i.exec(text.slice(0, looked))?.[1] ?? '';
  return cutTo(decodeText(title).replace(/\s+/g, ' ').trim(), 80);
}

/**
 * The first message PHP or OpenCart's error handler printed, without its path, e.g. `Fatal error: Call to
 * undefined function x()`; null when the text shows none (recordings 2.3.0.2/003, 4.0.2.3/016, 4.1.0.4/049).
 */
export function describePhpMessage(text: string): string | null {
  const start = text.slice(0, looked);
  const page = start.search(/<!doctype\s+html|<html[\s>]/i);
  // A page may quote a message; one printed before the page is PHP's.
  const head = page === -1 ? start : start.slice(0, page);
  const found =
    new RegExp(
      `(?:PHP )?<b>(?:${phpKinds})</b>\\s*:|(?:^|\\n)\\s*(?:PHP )?(?:${phpKinds}): `,
      'i',
    ).exec(head) ??
    /Uncaught \w|^Error: Error: |^Error: [^\n]{1,600}\n\s{0,8}File: |^<b>[^<]{10,300}<\/b>: in <b>/.exec(
      head,
    );
  if (found === null) return null;
  const message = head
    .slice(found.index, found.index + 2_000)
    .trim()
    .split(/<br|\n|(?::)? in (?:<b>|\/|[A-Za-z]:\\)|Stack trace|Error No:/)[0];
  return redact(message ?? '', 160);
}
