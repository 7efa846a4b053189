import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton';

/** How long the tick stays after copying, in milliseconds. */
const tickMs = 1500;

/** Copies a text; `what` names it for the label, `onCopy` puts it on the clipboard. */
export function CopyButton({
  what,
  text,
  onCopy,
}: {
  readonly what: string;
  readonly text: string;
  readonly onCopy: (text: string) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), tickMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isCopied]);
  return (
    <IconButton
      icon={isCopied ? IconCheck : IconCopy}
      label={isCopied ? t('common.copied') : t('common.copyWhat', { what })}
      onPress={() => {
        onCopy(text).then(
          () => setIsCopied(true),
          () => setIsCopied(false),
        );
      }}
    />
  );
}
