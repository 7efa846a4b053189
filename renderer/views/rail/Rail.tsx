import { Popover, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconKeyboard,
  IconLayoutSidebar,
  IconListDetails,
  IconPlugConnected,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { focusOrdersAfterClick } from '../../components/focus-orders';
import styles from './Rail.module.css';

/** The screens of the desk. An entry appears when its screen exists. */
export type Screen = 'orders' | 'connection' | 'settings';

/** The rail at the edge: one entry a screen; in a narrow window it also holds the views. */
export function Rail({
  screen,
  onScreen,
  onShowKeys,
  views,
}: {
  /** Null while none of them is shown. */
  readonly screen: Screen | null;
  readonly onScreen: (screen: Screen) => void;
  readonly onShowKeys: () => void;
  /** The views panel where the window is too narrow for it, else null. */
  readonly views: ReactNode;
}) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <nav className={styles.rail} aria-label={t('shell.rail')}>
      <RailButton
        icon={IconListDetails}
        label={t('shell.orders')}
        isCurrent={screen === 'orders'}
        onPress={(event) => {
          onScreen('orders');
          focusOrdersAfterClick(event);
        }}
      />
      {views === null ? null : (
        // without roles: the button itself says whether it is expanded, and the panel is a landmark
        <Popover
          position="right-start"
          width={220}
          opened={isOpen}
          onChange={setIsOpen}
          trapFocus
          withRoles={false}
        >
          <Popover.Target>
            <div>
              <RailButton
                icon={IconLayoutSidebar}
                label={t('shell.views')}
                isExpanded={isOpen}
                onPress={() => setIsOpen(!isOpen)}
              />
            </div>
          </Popover.Target>
          <Popover.Dropdown p={0} onClick={() => setIsOpen(false)}>
            {views}
          </Popover.Dropdown>
        </Popover>
      )}
      <span className={styles.space} />
      <RailButton icon={IconKeyboard} label={t('shell.keys')} onPress={onShowKeys} />
      <RailButton
        icon={IconPlugConnected}
        label={t('shell.connection')}
        isCurrent={screen === 'connection'}
        onPress={() => onScreen('connection')}
      />
      <RailButton
        icon={IconSettings}
        label={t('shell.settings')}
        isCurrent={screen === 'settings'}
        onPress={() => onScreen('settings')}
      />
    </nav>
  );
}

function RailButton({
  icon: Picture,
  label,
  isCurrent = false,
  isExpanded,
  onPress,
}: {
  readonly icon: Icon;
  readonly label: string;
  readonly isCurrent?: boolean;
  readonly isExpanded?: boolean;
  readonly onPress: (event: MouseEvent) => void;
}) {
  return (
    <Tooltip label={label} position="right" withinPortal={false}>
      <UnstyledButton
        className={styles.button ?? ''}
        aria-label={label}
        aria-current={isCurrent ? 'page' : undefined}
        {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
        onClick={onPress}
      >
        <Picture size={20} stroke={1.5} aria-hidden="true" />
      </UnstyledButton>
    </Tooltip>
  );
}
