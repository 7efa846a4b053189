import type { WritingHabit } from '../shop/history-writer';
import type { DialectName } from './dialect';

/**
 * How each generation writes a history entry. Mails: 2.x after the rows (recording 2.3.0.2/552), later ones before (3.0.3.9/294,
 * 4.0.2.3/264, 4.1.0.4/249). 4.1 leaves date_modified alone.
 */
export function habitOf(dialect: DialectName): WritingHabit {
  return {
    mails: dialect.startsWith('2.') ? 'last' : 'first',
    touchesDate: dialect !== '4.1',
  };
}
