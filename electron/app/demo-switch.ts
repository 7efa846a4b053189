import { z } from 'zod';
import { isLoopbackAddress } from './loopback';

const demoShop = z.strictObject({
  url: z.string().refine(isLoopbackAddress),
  username: z.string(),
  key: z.string().min(1),
});

/** The shop a demo run connects to by itself. */
export type DemoShop = Readonly<z.infer<typeof demoShop>>;

/**
 * Reads `CARTWRIGHT_DEMO` (JSON `{url, username, key}`). Null, and so an ordinary start, when the app is packaged, when the
 * variable is missing or malformed, and for every address that is not this machine.
 */
export function readDemoSwitch(
  environment: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): DemoShop | null {
  const text = environment['CARTWRIGHT_DEMO'];
  if (isPackaged || text === undefined) return null;
  try {
    return demoShop.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
