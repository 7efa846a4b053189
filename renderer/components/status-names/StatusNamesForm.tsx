import { Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '../../../shared/errors';
import type { StatusName } from '../../../shared/shop';
import { useErrorText } from '../../text/error-text';
import { IconButton } from '../IconButton';
import { ShopText } from '../ShopText';
import { ToldNames } from './ToldNames';
import { longestName, namesOf, nextKey, withFresh, type NameRow } from './name-rows';
import styles from './StatusNamesForm.module.css';

type Props = {
  readonly rows: readonly NameRow[];
  /** The names the shop tells itself; empty where its API tells none. */
  readonly told: readonly StatusName[];
  /** Whether the rows were changed since they were saved. */
  readonly isDraft: boolean;
  readonly onChange: (rows: readonly NameRow[]) => void;
  /** Goes back to the names saved last. */
  readonly onDiscard: () => void;
  readonly failure: AppErrorData | null;
  readonly isBusy: boolean;
  readonly isSaved: boolean;
  readonly onSave: (names: readonly StatusName[]) => void;
  readonly onCancel?: () => void;
};

/** Numbers and names of statuses, for shops whose API does not tell the names. Nothing is filled in unasked, and nothing typed is lost unasked. */
export function StatusNamesForm(props: Props) {
  const { rows, told, isDraft, onChange: setRows, onDiscard: discard } = props;
  const { failure, isBusy, isSaved, onSave, onCancel } = props;
  const { t } = useTranslation();
  const words = useErrorText();
  const [isTried, setIsTried] = useState(false);
  const read = namesOf(rows);
  const trouble = isTried && read.kind === 'trouble' ? read.trouble : null;

  function change(key: number, changed: Partial<NameRow>): void {
    setRows(rows.map((row) => (row.key === key ? { ...row, ...changed, isFresh: false } : row)));
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (read.kind === 'names') onSave(read.names);
      }}
    >
      <p className={styles.lead}>
        {told.length === 0 ? t('statusNames.lead') : t('statusNames.leadTold')}{' '}
        {t('statusNames.where')}
      </p>
      {rows.some(({ isFresh }) => isFresh) ? (
        <p className={styles.fresh} role="status">
          {t('statusNames.filled')}
        </p>
      ) : null}
      <ToldNames told={told} />
      {rows.length === 0 ? <p className={styles.lead}>{t('statusNames.none')}</p> : null}
      <ol className={styles.rows}>
        {rows.map(({ key, number, name, isFresh }, at) => (
          <li key={key}>
            <TextInput
              className={styles.number ?? ''}
              aria-label={t('statusNames.numberOf', { row: at + 1 })}
              placeholder={t('statusNames.number')}
              value={number}
              inputMode="numeric"
              autoComplete="off"
              onChange={({ currentTarget }) => change(key, { number: currentTarget.value })}
            />
            <TextInput
              className={styles.name ?? ''}
              aria-label={t('statusNames.nameOf', { row: at + 1 })}
              placeholder={t('statusNames.name')}
              value={name}
              autoComplete="off"
              onChange={({ currentTarget }) => change(key, { name: currentTarget.value })}
            />
            <span className={styles.source}>{sourceOf(number, isFresh)}</span>
            <IconButton
              icon={IconX}
              isSmall
              label={t('statusNames.remove', { row: at + 1 })}
              onPress={() => setRows(rows.filter((row) => row.key !== key))}
            />
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button
          variant="default"
          onClick={() =>
            setRows([...rows, { key: nextKey(rows), number: '', name: '', isFresh: false }])
          }
        >
          {t('statusNames.add')}
        </Button>
        {told.length > 0 ? null : (
          <Button variant="default" onClick={() => setRows(withFresh(rows))}>
            {t('statusNames.fill')}
          </Button>
        )}
      </div>
      {trouble === null ? null : (
        <p role="alert" className={styles.trouble}>
          {t(`statusNames.${trouble}`, { most: longestName })}
        </p>
      )}
      {failure === null ? null : (
        <p role="alert" className={styles.trouble}>
          {words(failure).sentence} {words(failure).action}
        </p>
      )}
      <div className={styles.end}>
        <span role="status" data-draft={isDraft}>
          {said()}
        </span>
        {isDraft ? (
          <Button variant="subtle" color="gray" onClick={discard}>
            {t('statusNames.discard')}
          </Button>
        ) : null}
        {onCancel === undefined ? null : (
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
        <Button type="submit" disabled={isBusy}>
          {t('statusNames.save')}
        </Button>
      </div>
    </form>
  );

  function sourceOf(number: string, isFresh: boolean) {
    if (isFresh) return t('statusNames.fromFresh');
    const own = told.find(({ statusId }) => String(statusId) === number.trim());
    if (own === undefined) return null;
    return (
      <>
        {t('statusNames.insteadOf')} <ShopText>{own.name}</ShopText>
      </>
    );
  }

  function said(): string {
    if (isDraft) return t('statusNames.draft');
    return isSaved ? t('statusNames.saved') : '';
  }
}
