import { startWindow } from '../start';
import type { Preferences } from '../../shared/preferences';
import { createFakeDesk } from './fake-bridge';
import { madeUpHeader, madeUpShop } from './made-up-orders';
import { scenes } from './scenes';

const now = Date.now();
const asked = new URLSearchParams(location.search);
const scene = scenes(now)[asked.get('scene') ?? 'day'] ?? {};
const theme = asked.get('theme');
const preferences: Partial<Preferences> = theme === 'dark' || theme === 'light' ? { theme } : {};

const orders = Number(asked.get('orders') ?? 412);
const fake = createFakeDesk({ orders, ...scene, now, preferences });

// from the browser's console: fake.setSync(…), fake.addOrders([madeUp(413)]), fake.emit(…)
const madeUp = (id: number) => ({
  shop: madeUpShop,
  header: madeUpHeader(id, id, now),
  asOf: now,
  contents: null,
  goneSince: null,
});
Object.assign(window, { fake, madeUp });

startWindow(fake.bridge);
