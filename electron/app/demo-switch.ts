import { z } from 'zod';
import { mostShops } from '../../shared/shop';
import { isLoopbackAddress } from './loopback';

const demoShop = z.strictObject({
  url: z.string().refine(isLoopbackAddress),
  username: z.string(),
  key: z.string().min(1),
});

const demoShops = z.union([
  demoShop.transform((shop) => [shop]),
  z.array(demoShop).min(1).max(mostShops),
]);

/** A shop a demo run connects to by itself. */
export type DemoShop = Readonly<z.infer<typeof demoShop>>;

/**
 * Reads `CARTWRIGHT_DEMO` (JSON `{url, username, key}`, or a list of these, which are connected in its order). Null, and so an ordinary
 * start, when the app is packaged, when the variable is missing or malformed, and when an address is not this machine.
 */
export function readDemoSwitch(
  environment: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): readonly DemoShop[] | null {
  const text = environment['CARTWRIGHT_DEMO'];
  if (isPackaged || text === undefined) return null;
  try {
    return demoShops.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
