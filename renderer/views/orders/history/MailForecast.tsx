import { IconMail, IconMailOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { forecastMails, needsMailEngine, type MailCase } from '../../../../shared/mails';
import styles from './MailForecast.module.css';

/** Which mails OpenCart will send for the change in the form, always on screen. */
export function MailForecast({
  about,
  hasComment,
}: {
  readonly about: MailCase;
  readonly hasComment: boolean;
}) {
  const { t } = useTranslation();
  const mails = forecastMails(about);
  const main: string[] = [];
  if (mails.some(({ kind }) => kind === 'update')) {
    const isKnown = about.oldStatusId !== null;
    main.push(isKnown ? t('history.mail.updateSure') : t('history.mail.updateDepends'));
  }
  if (about.oldStatusId === 0) {
    const comment = about.notify
      ? t('history.mail.orderSureComment')
      : t('history.mail.orderSureNoComment');
    main.push(
      hasComment ? `${t('history.mail.orderSure')} ${comment}` : t('history.mail.orderSure'),
    );
    main.push(t('history.mail.shop'));
  } else if (mails.some(({ kind }) => kind === 'order')) {
    main.push(about.notify ? t('history.mail.orderDepends') : t('history.mail.orderDependsQuiet'));
    main.push(t('history.mail.shopDepends'));
  }
  if (main.length > 0 && needsMailEngine(about.dialect)) main.push(t('history.mail.engine'));
  const other: string[] = [];
  if (mails.some(({ kind }) => kind === 'voucher')) other.push(t('history.mail.voucher'));
  if (mails.some(({ kind }) => kind === 'commission')) other.push(t('history.mail.affiliate'));

  const isQuiet = main.length === 0;
  const Picture = isQuiet ? IconMailOff : IconMail;
  return (
    <section
      className={styles.forecast}
      data-tone={about.oldStatusId === 0 ? 'warn' : 'plain'}
      aria-live="polite"
      aria-label={t('history.mails')}
    >
      <h3>
        <Picture size={14} stroke={1.75} aria-hidden="true" />
        {t('history.mails')}
      </h3>
      {isQuiet ? <p>{t('history.mail.none')}</p> : main.map((line) => <p key={line}>{line}</p>)}
      {other.length === 0 ? null : (
        <details>
          <summary>{t('history.mail.other')}</summary>
          {other.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </details>
      )}
    </section>
  );
}
