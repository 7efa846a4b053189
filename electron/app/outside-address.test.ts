import { expect, test } from 'vitest';
import { outsideAddress, type OutsideKind } from './outside-address';

test.each<[OutsideKind, string, string | null]>([
  ['mail', 'zoe@mail.example', 'mailto:zoe@mail.example'],
  ['mail', ' zoe+shop@mail.example ', 'mailto:zoe%2Bshop@mail.example'],
  ['mail', 'zoë@mail.example', 'mailto:zo%C3%AB@mail.example'],
  ['mail', 'zoe@mail.example?cc=all@list.example', null],
  ['mail', 'zoe@mail.example&attach=/etc/passwd', null],
  ['mail', 'a@b.example,c@d.example', null],
  ['mail', 'no address', null],
  ['mail', 'javascript:alert(1)@x', null],
  ['call', '+44 (0)20 7946-0000', 'tel:+442079460000'],
  ['call', '020.7946.0000', 'tel:02079460000'],
  ['call', '*31#123', null],
  ['call', 'ask for Zoë', null],
  ['call', '', null],
  [
    'map',
    '1 Quay Street\nŁódź & Co',
    'https://www.openstreetmap.org/search?query=1%20Quay%20Street%20%C5%81%C3%B3d%C5%BA%20%26%20Co',
  ],
  ['map', '  ', null],
  [
    'map',
    'https://evil.example/',
    'https://www.openstreetmap.org/search?query=https%3A%2F%2Fevil.example%2F',
  ],
])('%s %j', (kind, target, address) => {
  expect(outsideAddress(kind, target)).toBe(address);
});
