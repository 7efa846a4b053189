import type { Dialect } from '../../shared/capabilities';
import type { Engine } from './tables';

/** Every generation once, both kinds of columns on both engines. */
export const shopKinds: readonly (readonly [Dialect, Engine])[] = [
  ['2.3', 'MyISAM'],
  ['3.0', 'InnoDB'],
  ['4.0', 'MyISAM'],
  ['4.1', 'InnoDB'],
];
