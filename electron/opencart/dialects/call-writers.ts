import type { Dialect } from '../../../shared/capabilities';
import type { CallWriter } from '../api-call';
import { v23 } from './v23';
import { v30 } from './v30';
import { v40 } from './v40';
import { v41 } from './v41';

/** How each dialect writes its calls, and knows its own writing again. Every request with a key or a token is written here. */
export const callWriters: Readonly<Record<Dialect, CallWriter>> = {
  '2.3': v23.calls,
  '3.0': v30.calls,
  '4.0': v40.calls,
  '4.1': v41.calls,
};
