import { afterEach, expect, test, vi } from 'vitest';
import { findRuntime, withDisplay } from './runtime.mjs';

afterEach(() => vi.unstubAllEnvs());

test('starts a command as given where there is a display', () => {
  vi.stubEnv('DISPLAY', ':0');
  expect(withDisplay('electron', ['.'])).toEqual(['electron', ['.']]);
});

test.runIf(process.platform === 'linux')('wraps a command where there is no display', () => {
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  const [command, args] = withDisplay('electron', ['.', '--flag']);
  expect(command).toBe('xvfb-run');
  expect(args.slice(-3)).toEqual(['electron', '.', '--flag']);
});

test('does not replace a runtime the user chose and that is not there', async () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '/nowhere');
  await expect(findRuntime()).rejects.toThrow('ELECTRON_OVERRIDE_DIST_PATH');
});
