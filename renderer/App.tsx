import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Shop, VaultState } from '../shared/shop';
import styles from './App.module.css';
import { ErrorPanel } from './components/ErrorPanel';
import { Skeleton } from './components/Skeleton';
import { Desk } from './Desk';
import { useDesk } from './queries/desk-context';
import { useIsForgetting, useSetPreferences } from './queries/desk-mutations';
import { deskQueries } from './queries/desk-queries';
import { failureOf } from './queries/error-data';
import { useReportPainted } from './queries/use-report-painted';
import { ConnectView } from './views/connect/ConnectView';
import { TitleBar } from './views/title-bar/TitleBar';
import { UnlockView } from './views/unlock/UnlockView';
import { UnreadableView } from './views/unlock/UnreadableView';

/** Decides which screen the desk begins with: locked, not yet connected, or at work. */
export function App({ isDark }: { readonly isDark: boolean }) {
  const desk = useDesk();
  const vault = useQuery(deskQueries(desk).vault());
  const shops = useQuery(deskQueries(desk).shops());
  const preferences = useQuery(deskQueries(desk).preferences());
  const setPreferences = useSetPreferences();
  const isForgetting = useIsForgetting();
  // a shop that comes to a desk without one was connected in this run
  const [wasEmpty, setWasEmpty] = useState(false);
  if (shops.data?.length === 0 && !wasEmpty) setWasEmpty(true);
  useReportPainted('shell', true);
  const onToggleDark = () => setPreferences.mutate({ theme: isDark ? 'light' : 'dark' });

  const failure = failureOf(vault) ?? failureOf(shops);
  if (failure !== null) {
    return framed(
      <ErrorPanel
        error={failure}
        onRetry={() => {
          void vault.refetch();
          void shops.refetch();
        }}
      />,
    );
  }
  if (vault.data === undefined || shops.data === undefined || preferences.isPending) {
    return framed(<Skeleton widths={[30, 60, 50, 70]} />);
  }
  // between the end of the vault and that of its shops there is no desk to show
  if (isForgetting && vault.data.kind === 'unset') return framed(<Skeleton widths={[30, 60]} />);
  const [first, ...others] = shops.data;
  const before = beforeWork(vault.data, first);
  if (before !== null || first === undefined) return framed(before);
  return (
    <div className={styles.app}>
      <Desk
        shops={[first, ...others]}
        vault={vault.data}
        isDark={isDark}
        onToggleDark={onToggleDark}
        isNew={wasEmpty}
      />
    </div>
  );

  function framed(content: ReactNode) {
    return (
      <div className={styles.app}>
        <TitleBar
          shops={[]}
          search=""
          onSearch={() => undefined}
          onLeaveSearch={() => undefined}
          searchField={{ current: null }}
          onShowSync={() => undefined}
          isDark={isDark}
          onToggleDark={onToggleDark}
        />
        {content}
      </div>
    );
  }
}

/** The screen that has to come before the orders; null when nothing has to. */
function beforeWork(vault: VaultState, firstShop: Shop | undefined): ReactNode {
  if (vault.kind === 'locked') return <UnlockView />;
  if (vault.kind === 'unreadable') return <UnreadableView reason={vault.reason} />;
  return firstShop === undefined ? <ConnectView vault={vault} onBack={null} /> : null;
}
