import { PasswordInput } from '@mantine/core';
import type { ClipboardEvent } from 'react';
import { useErrorText } from '../text/error-text';
import { keepBreaks, keyTrouble } from './key-trouble';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (key: string) => void;
  /** What else is wrong with it; null for nothing. */
  readonly error: string | null;
  readonly isDisabled?: boolean;
  /** Whether the focus begins here, when the field appears. */
  readonly takesFocus?: boolean;
};

/** The field of an API key. What is pasted is taken as it is, so that a broken key is told and not mended unseen. */
export function KeyInput({ label, value, onChange, error, isDisabled, takesFocus }: Props) {
  const words = useErrorText();
  const trouble = keyTrouble(value);
  const told = trouble === null ? null : words({ code: 'bad-key', facts: { reason: trouble } });

  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const field = event.currentTarget;
    const text = event.clipboardData.getData('text');
    // the browser's own way keeps its undo; only what it would change is taken over
    if (keepBreaks(text) === text) return;
    event.preventDefault();
    const from = field.selectionStart ?? value.length;
    const to = field.selectionEnd ?? from;
    onChange(value.slice(0, from) + keepBreaks(text) + value.slice(to));
  }

  return (
    <PasswordInput
      label={label}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onPaste={onPaste}
      error={told === null ? error : `${told.sentence} ${told.action}`}
      disabled={isDisabled ?? false}
      {...(takesFocus === true ? { autoFocus: true, 'data-autofocus': true } : {})}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
