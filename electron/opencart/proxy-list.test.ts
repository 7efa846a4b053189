import { expect, test } from 'vitest';
import { parseProxyList } from './proxy-list';

test.each([
  ['', [{ kind: 'direct' }]],
  ['DIRECT', [{ kind: 'direct' }]],
  ['PROXY proxy.example:3128', [{ kind: 'http', url: 'http://proxy.example:3128' }]],
  [
    'PROXY a:1; HTTPS b:2;SOCKS5 c:3 ; SOCKS d:4; DIRECT',
    [
      { kind: 'http', url: 'http://a:1' },
      { kind: 'http', url: 'https://b:2' },
      { kind: 'socks', url: 'socks5h://c:3' },
      { kind: 'socks', url: 'socks4a://d:4' },
      { kind: 'direct' },
    ],
  ],
  ['PROXY [::1]:8080', [{ kind: 'http', url: 'http://[::1]:8080' }]],
  ['QUIC q:443; PROXY nonsense', []],
])('"%s" is read into the ways to try', (list, ways) => {
  expect(parseProxyList(list)).toEqual(ways);
});
