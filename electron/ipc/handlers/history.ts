import type { Handlers } from '../../../shared/ipc/contract';
import type { HistoryService } from '../../edit/history-service';

/** Answers `history:*`; a call that comes before the desk has started waits for it. */
export function historyHandlers(
  history: Promise<Pick<HistoryService, 'add' | 'list' | 'check' | 'settle'>>,
): Pick<Handlers, 'history:add' | 'history:list' | 'history:check' | 'history:settle'> {
  return {
    'history:add': async (draft) => (await history).add(draft),
    'history:list': async ({ shop, orderId }) => (await history).list(shop, orderId),
    'history:check': async ({ shop, id }) => (await history).check({ shop, id }),
    'history:settle': async ({ shop, id, as }) => (await history).settle({ shop, id }, as),
  };
}
