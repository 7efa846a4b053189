import { IconAlertTriangle, IconInfoCircle, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AppErrorData } from '../../../shared/errors';
import type { Shop } from '../../../shared/shop';
import { ErrorDetails } from '../../components/ErrorDetails';
import { ShopName } from '../../components/ShopName';
import styles from './Banner.module.css';

const pictures = { info: IconInfoCircle, warn: IconPlugConnectedX, danger: IconAlertTriangle };

/** One line above the orders: whose it is, what happened, what to do, and the button for it. */
export function BannerLine({
  tone,
  named = [],
  sentence,
  action,
  error,
  children,
}: {
  readonly tone: keyof typeof pictures;
  readonly named?: readonly Shop[];
  readonly sentence: string;
  readonly action?: string;
  readonly error?: AppErrorData;
  readonly children?: ReactNode;
}) {
  const Picture = pictures[tone];
  return (
    <div className={styles.line} data-tone={tone}>
      <Picture size={16} aria-hidden="true" />
      {named.map((shop) => (
        <span key={shop.id} className={styles.shop}>
          <ShopName shop={shop} />
        </span>
      ))}
      <p>
        <strong>{sentence}</strong> {action}
      </p>
      {error === undefined ? null : <ErrorDetails error={error} />}
      {children}
    </div>
  );
}
