import { markWire } from '../../shared/connector/wire';

/** The highest order id a mark of the connector's names; 0 where it names none. */
export function highestOf(mark: string): number {
  try {
    const parsed = markWire.safeParse(JSON.parse(mark));
    return parsed.success ? parsed.data.order_id : 0;
  } catch {
    return 0;
  }
}
