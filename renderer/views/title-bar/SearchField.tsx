import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SearchField.module.css';

/** As much as the bridge takes; nobody types more, but a paste can be anything. */
const longestSearch = 500;

/**
 * The search box. Words go out as they are typed, but never in the middle of a composition (IME): half a syllable
 * is no word. Escape clears, then leaves; Enter and Arrow Down go to the list.
 */
export function SearchField({
  value,
  onChange,
  onLeave,
  field,
}: {
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly onLeave: () => void;
  readonly field: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useTranslation();
  const [composing, setComposing] = useState<string | null>(null);
  const shown = composing ?? value;
  return (
    <div role="search">
      <TextInput
        ref={field}
        type="text"
        maxLength={longestSearch}
        size="xs"
        classNames={{ input: styles.input ?? '' }}
        aria-label={t('shell.search')}
        placeholder={t('shell.searchPlaceholder')}
        value={shown}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        rightSection={
          shown === '' ? (
            <kbd aria-hidden="true">/</kbd>
          ) : (
            <CloseButton
              size="xs"
              aria-label={t('shell.clearSearch')}
              onClick={() => {
                onChange('');
                field.current?.focus();
              }}
            />
          )
        }
        onChange={({ currentTarget }) => {
          if (composing === null) onChange(currentTarget.value);
          else setComposing(currentTarget.value);
        }}
        onCompositionStart={({ currentTarget }) => setComposing(currentTarget.value)}
        onCompositionEnd={({ currentTarget }) => {
          setComposing(null);
          onChange(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape' && value !== '') onChange('');
          else if (['Escape', 'Enter', 'ArrowDown'].includes(event.key)) {
            event.preventDefault();
            onLeave();
          }
        }}
      />
    </div>
  );
}
