import { ActionIcon, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';

/** A button that is only a picture; its label is its tool tip and its name for screen readers. */
export function IconButton({
  icon: Picture,
  label,
  onPress,
  isBusy = false,
  isPressed,
}: {
  readonly icon: Icon;
  readonly label: string;
  readonly onPress: () => void;
  readonly isBusy?: boolean;
  readonly isPressed?: boolean;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        onClick={onPress}
        loading={isBusy}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      >
        <Picture size={16} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
