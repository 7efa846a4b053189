import { shopId } from '../../shared/ids';
import type { FakeStart } from './fake-bridge';
import type { FakeShop } from './fake-shops';
import { madeUpShop } from './made-up-orders';

/** Ids of the other made-up shops. */
export const madeUpShops = {
  harbour: shopId('shop-harbour'),
  mill: shopId('shop-mill'),
} as const;

/** The first made-up shop and two others, of 3.0, 2.3 and 4.1; the first two hold the same order numbers. */
export function threeShops(now: number): readonly [FakeShop, FakeShop, FakeShop] {
  return [
    { shop: { id: madeUpShop, dialect: '3.0' }, orders: 412 },
    {
      shop: {
        id: madeUpShops.harbour,
        name: 'Harbour Chandlery',
        address: 'https://harbour.example.com/',
        dialect: '2.3',
        colour: '#8a3b12',
        username: '',
        zone: { kind: 'measured', offsetMinutes: 60, at: now },
      },
      orders: 412,
    },
    {
      shop: {
        id: madeUpShops.mill,
        name: 'Millrace Outdoor',
        address: 'https://millrace.example.com/shop/',
        dialect: '4.1',
        colour: '#3b4ba3',
        zone: { kind: 'unknown' },
      },
    },
  ];
}

/** Scenes of a desk with several shops. */
export function shopScenes(now: number): Readonly<Record<string, FakeStart>> {
  const [quay, harbour, mill] = threeShops(now);
  const offline = { code: 'offline', facts: {} } as const;
  const notAllowed = { code: 'address-not-allowed', facts: { ip: '203.0.113.77' } } as const;
  return {
    'three-shops': { shops: [quay, harbour, mill] },
    'shops-walking': {
      shops: [
        {
          ...quay,
          phase: {
            kind: 'walking',
            pass: 'first',
            done: 288,
            total: 412,
            rate: 14.2,
            secondsLeft: 9,
          },
        },
        {
          ...harbour,
          phase: {
            kind: 'walking',
            pass: 'first',
            done: 40,
            total: 900,
            rate: 3.1,
            secondsLeft: 270,
          },
        },
        mill,
      ],
    },
    'shops-trouble': {
      shops: [
        {
          ...quay,
          phase: { kind: 'waiting', error: notAllowed, retryAt: now + 300_000 },
          sync: { isOnline: true, lastContactAt: now - 20 * 60_000 },
        },
        {
          ...harbour,
          phase: { kind: 'waiting', error: offline, retryAt: now + 40_000 },
          sync: { isOnline: false, lastContactAt: now - 3 * 3_600_000 },
        },
        { ...mill, shop: { ...mill.shop, hasKey: false } },
      ],
    },
    'shops-offline': {
      shops: [quay, harbour].map((shop) => ({
        ...shop,
        phase: { kind: 'waiting', error: offline, retryAt: now + 40_000 },
        sync: { isOnline: false, lastContactAt: now - 3 * 3_600_000 },
      })),
    },
    'shops-strange-names': {
      shops: [
        { ...quay, shop: { ...quay.shop, name: 'Quay\u202E & Compass gnihtemos' } },
        { ...harbour, shop: { ...harbour.shop, name: 'مرفأ السلام للتجارة البحرية والملابس' } },
        {
          ...mill,
          shop: {
            ...mill.shop,
            name: 'A very long name of a shop that nobody would ever cut short by itself',
          },
        },
      ],
    },
    'only-not-offered': { shops: [mill] },
  };
}
