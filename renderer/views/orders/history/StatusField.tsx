import { TextInput } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownStatus } from '../../../../shared/shop';
import { StatusBadge } from '../../../components/StatusBadge';
import type { StatusChoice } from '../../../queries/history-drafts';
import type { DraftTrouble } from './draft';
import styles from './StatusField.module.css';

type Props = {
  readonly statuses: readonly KnownStatus[];
  /** The status the order has now; null where the shop does not show it. */
  readonly current: number | null;
  readonly choice: StatusChoice;
  readonly onChoice: (choice: StatusChoice) => void;
  readonly troubles: ReadonlySet<DraftTrouble>;
  readonly onNames: () => void;
};

/** The statuses to choose from, as badges; any other by its number. Nothing is chosen until the user does. */
export function StatusField({ statuses, current, choice, onChoice, troubles, onNames }: Props) {
  const { t } = useTranslation();
  const group = useId();
  const first = useRef<HTMLInputElement>(null);
  // the statuses can come after the dialog has given its focus away
  useEffect(() => first.current?.focus(), []);
  const isByNumber = choice.kind === 'number' || statuses.length === 0;
  const number = choice.kind === 'number' ? choice.text : '';
  return (
    <fieldset className={styles.field}>
      <legend>{t('history.status')}</legend>
      {current === null ? <p className={styles.note}>{t('history.nowUnknown')}</p> : null}
      {statuses.length === 0 ? <p className={styles.note}>{t('history.noneKnown')}</p> : null}
      {statuses.length === 0 ? null : (
        <div className={styles.choices}>
          {statuses.map(({ statusId, name }, at) => (
            <label key={statusId} className={styles.choice}>
              <input
                type="radio"
                name={group}
                checked={choice.kind === 'known' && choice.statusId === statusId}
                onChange={() => onChoice({ kind: 'known', statusId })}
                {...(isFirst(at, statusId) ? { 'data-autofocus': true, ref: first } : {})}
              />
              <StatusBadge id={statusId} name={name} />
              {statusId === current ? <small>{t('history.now')}</small> : null}
            </label>
          ))}
          <label className={styles.choice}>
            <input
              type="radio"
              name={group}
              checked={choice.kind === 'number'}
              onChange={() => onChoice({ kind: 'number', text: number })}
            />
            <span className={styles.other}>{t('history.byNumber')}</span>
          </label>
        </div>
      )}
      {isByNumber ? (
        <TextInput
          className={styles.number ?? ''}
          label={t('history.statusNumber')}
          description={t('history.byNumberHint')}
          value={number}
          onChange={({ currentTarget }) => onChoice({ kind: 'number', text: currentTarget.value })}
          error={troubles.has('wrong-number') ? t('history.wrongNumber') : null}
          inputMode="numeric"
          autoComplete="off"
          {...(statuses.length === 0 ? { 'data-autofocus': true, ref: first } : {})}
        />
      ) : null}
      <div className={styles.foot}>
        <span role="alert" className={styles.trouble}>
          {troubles.has('no-status') ? t('history.chooseStatus') : ''}
        </span>
        <button type="button" className={styles.names} onClick={onNames}>
          {t('history.names')}
        </button>
      </div>
    </fieldset>
  );

  function isFirst(at: number, statusId: number): boolean {
    return choice.kind === 'known' ? choice.statusId === statusId : at === 0;
  }
}
