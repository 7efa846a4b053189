import { ActionIcon } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';

/** A button that is only a picture; its label is its tool tip and its name for screen readers. */
export function IconButton({
  icon: Picture,
  label,
  onPress,
  isBusy = false,
  isSmall = false,
  isPressed,
}: {
  readonly icon: Icon;
  readonly label: string;
  readonly onPress: () => void;
  readonly isBusy?: boolean;
  readonly isSmall?: boolean;
  readonly isPressed?: boolean;
}) {
  return (
    <ActionIcon
      aria-label={label}
      title={label}
      onClick={onPress}
      loading={isBusy}
      {...(isSmall ? { size: 20 } : {})}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
    >
      <Picture size={isSmall ? 14 : 16} stroke={1.75} aria-hidden="true" />
    </ActionIcon>
  );
}
