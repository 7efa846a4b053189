import { useTranslation } from 'react-i18next';
import type { AppErrorData, ErrorCode } from '../../../../shared/errors';
import type { HistoryChange, OrderGlimpse } from '../../../../shared/history';
import { assertNever } from '../../../../shared/result';
import type { Shop } from '../../../../shared/shop';
import { ErrorDetails } from '../../../components/ErrorDetails';
import { useErrorText } from '../../../text/error-text';
import { useDateText } from '../../../text/use-date-text';
import { useStatusName } from './use-status-name';

/** How a shop's answer looks when it broke off in the middle of the work: nearly always while it sent a mail. */
const breakOffs: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'php-error',
  'empty-answer',
  'error-page',
  'server-error',
]);

/** What is known of a change, in sentences; what is not verified is said. */
export function ChangeStory({
  shop,
  change,
}: {
  readonly shop: Shop;
  readonly change: HistoryChange;
}) {
  const { t } = useTranslation();
  const words = useErrorText();
  const dates = useDateText();
  const { wordOf } = useStatusName(shop.id);
  const { state } = change;
  switch (state.kind) {
    case 'waiting':
      return <p>{t('history.waitingWhat')}</p>;
    case 'sending':
      return <p>{t('history.sendingWhat')}</p>;
    case 'sent':
      return <p>{t('history.sentWhat')}</p>;
    case 'settled':
      return (
        <p>{state.as === 'done' ? t('history.settledThere') : t('history.settledNotThere')}</p>
      );
    case 'done':
      return (
        <p>
          {t('history.doneWhat', seen(state.stored))}{' '}
          {change.comment === '' ? null : t('history.doneComment')}
        </p>
      );
    case 'not-done':
      return (
        <>
          <p>
            {words(state.error).sentence} {words(state.error).action} {cause(state.error)}
          </p>
          <ErrorDetails error={state.error} />
        </>
      );
    case 'unknown':
      return (
        <>
          <p>
            {words(state.error).sentence} {cause(state.error)} {t('history.unknownWhat')}
          </p>
          <p>{look(state.lastLook)}</p>
          <ErrorDetails error={state.error} />
        </>
      );
    default:
      return assertNever(state);
  }

  function seen({ statusId, dateModified }: OrderGlimpse) {
    return { status: wordOf(statusId), when: dates.shop(dateModified, shop.zone).short };
  }

  function cause({ code }: AppErrorData): string {
    return breakOffs.has(code) ? t('history.usualCause') : '';
  }

  function look(glimpse: OrderGlimpse | null): string {
    if (glimpse !== null) {
      return t('history.lastLook', { age: dates.age(glimpse.at), ...seen(glimpse) });
    }
    return shop.capabilities.verifyHistory === 'yes'
      ? t('history.noLook')
      : t('history.noLookOffered');
  }
}
