import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress } from './address';

describe('what a person types', () => {
  test.each([
    ['https://shop.example', ['https://shop.example/']],
    ['HTTP://Shop.Example/', ['http://shop.example/']],
    ['shop.example', ['https://shop.example/', 'http://shop.example/']],
    ['  www.shop.example/ ', ['https://www.shop.example/', 'http://www.shop.example/']],
    ['//shop.example', ['https://shop.example/', 'http://shop.example/']],
    ['shop.example:8080', ['https://shop.example:8080/', 'http://shop.example:8080/']],
    ['shop.example:443', ['https://shop.example/', 'http://shop.example:443/']],
    ['localhost', ['https://localhost/', 'http://localhost/']],
    ['http://127.0.0.1:8123', ['http://127.0.0.1:8123/']],
    ['http://[::1]:8123', ['http://[::1]:8123/']],
    ['https://shop.example/store', ['https://shop.example/store/', 'https://shop.example/']],
    [
      'shop.example/store/',
      [
        'https://shop.example/store/',
        'http://shop.example/store/',
        'https://shop.example/',
        'http://shop.example/',
      ],
    ],
    [
      'https://shop.example/store/index.php?route=account/login',
      ['https://shop.example/store/', 'https://shop.example/'],
    ],
    ['https://shop.example/index.php?route=common/home#top', ['https://shop.example/']],
    ['https://shop.example/admin/', ['https://shop.example/']],
    [
      'https://shop.example/store/admin/index.php?route=sale/order&user_token=topsecret',
      ['https://shop.example/store/', 'https://shop.example/'],
    ],
    ['https:shop.example', ['https://shop.example/']],
    ['<https://shop.example/>', ['https://shop.example/']],
    [
      'https://shop.example/en/desktops/mac.html',
      ['https://shop.example/', 'https://shop.example/en/', 'https://shop.example/en/desktops/'],
    ],
    [
      'https://shop.example/store/en/desktops/mac',
      [
        'https://shop.example/store/en/desktops/mac/',
        'https://shop.example/',
        'https://shop.example/store/',
      ],
    ],
    ['https://shop.example/my.shop', ['https://shop.example/my.shop/', 'https://shop.example/']],
    ['\u00A0 https://shop.example \n', ['https://shop.example/']],
    [
      'https://xn--mller-kva.example:8443/läden/',
      ['https://xn--mller-kva.example:8443/l%C3%A4den/', 'https://xn--mller-kva.example:8443/'],
    ],
    ['https://müller.example/', ['https://xn--mller-kva.example/']],
  ])('%s is read into base addresses, best first', (typed, addresses) => {
    expect(readAddress(typed)).toEqual({ ok: true, value: addresses });
  });

  test.each([
    ['', ''],
    ['   ', ''],
    ['hello world', 'hello world'],
    ['https://', 'https://'],
    ['???', ''],
    ['ftp://shop.example', 'ftp://shop.example'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['javascript:80', 'javascript:80'],
    ['JavaScript://shop.example/%0Aalert(1)', 'JavaScript://shop.example/%0Aalert(1)'],
    ['file:///etc/passwd', 'file:///etc/passwd'],
    ['file:/etc/passwd', 'file:/etc/passwd'],
    ['file:8080', 'file:8080'],
    ['data:text/html,hello', 'data:text/html,hello'],
    ['view-source:https://shop.example/', 'view-source:https://shop.example/'],
    ['mailto:desk@shop.example', 'shop.example'],
    ['http://shop..example', 'http://shop..example'],
    ['https://shop.example:99999', 'https://shop.example:99999'],
    ['https://desk:topsecret@shop.example/', 'shop.example/'],
    ['desk@shop.example', 'shop.example'],
    ['https://shop example/?key=topsecret', 'https://shop example/'],
  ])('%s is refused and shown without secrets', (typed, address) => {
    expect(readAddress(typed)).toEqual({
      ok: false,
      error: { code: 'bad-address', facts: { address } },
    });
  });

  test('of any kind is never thrown over, and each address can be called', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })), (typed) => {
        const read = readAddress(typed);
        if (!read.ok) return;
        expect(read.value.length).toBeGreaterThan(0);
        for (const address of read.value) {
          expect(address).toMatch(/^https?:\/\/[^/@?#\s]+\/([^?#\s]*\/)?$/);
          expect(URL.canParse(`${address}index.php?route=api/login`)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
