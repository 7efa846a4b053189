import { expect, test } from 'vitest';
import { isTrustedCaller, type CallerFrame, type TrustedPage } from './sender';

const packed: TrustedPage = { windowContentsId: () => 1, pageUrl: 'app://cartwright/' };
const dev: TrustedPage = { windowContentsId: () => 1, pageUrl: 'http://127.0.0.1:5173/' };
const closed: TrustedPage = { windowContentsId: () => null, pageUrl: 'app://cartwright/' };
const main = (url: string): CallerFrame => ({ url, parent: null });
const inner = (url: string): CallerFrame => ({ url, parent: main(url) });

test.each<[string, TrustedPage, number, CallerFrame | null, boolean]>([
  ['our page', packed, 1, main('app://cartwright/index.html'), true],
  ['our page with a query', packed, 1, main('app://cartwright/index.html?x#y'), true],
  ['the dev server in development', dev, 1, main('http://127.0.0.1:5173/index.html'), true],
  ['a frame that is gone', packed, 1, null, false],
  ['a frame inside our page', packed, 1, inner('app://cartwright/index.html'), false],
  ['another window', packed, 2, main('app://cartwright/index.html'), false],
  ['no window', closed, 1, main('app://cartwright/index.html'), false],
  ['another host of our scheme', packed, 1, main('app://evil/index.html'), false],
  ['a host that begins like ours', packed, 1, main('app://cartwright.evil/index.html'), false],
  ['our host as a user name', packed, 1, main('app://cartwright@evil/index.html'), false],
  ['our host after a user name', packed, 1, main('app://evil@cartwright/index.html'), false],
  ['a web page', packed, 1, main('https://cartwright/index.html'), false],
  ['a file', packed, 1, main('file:///cartwright/index.html'), false],
  ['an empty address', packed, 1, main(''), false],
  ['about:blank', packed, 1, main('about:blank'), false],
  ['the dev server when packed', packed, 1, main('http://127.0.0.1:5173/'), false],
  ['another port in development', dev, 1, main('http://127.0.0.1:5174/'), false],
])('%s', (_, page, contentsId, frame, isTrusted) => {
  expect(isTrustedCaller(page, contentsId, frame)).toBe(isTrusted);
});
