import { startWindow } from '../start';
import type { Preferences } from '../../shared/preferences';
import { createFakeDesk } from './fake-bridge';
import { scenes } from './scenes';

const now = Date.now();
const asked = new URLSearchParams(location.search);
const scene = scenes(now)[asked.get('scene') ?? 'day'] ?? {};
const theme = asked.get('theme');
const preferences: Partial<Preferences> = theme === 'dark' || theme === 'light' ? { theme } : {};

startWindow(createFakeDesk({ ...scene, now, preferences }).bridge);
