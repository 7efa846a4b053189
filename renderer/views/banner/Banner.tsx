import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { useDesk } from '../../queries/desk-context';
import { deskQueries } from '../../queries/desk-queries';
import { useShopSyncs, type ShopSync } from '../../queries/use-shop-syncs';
import styles from './Banner.module.css';
import { BannerLine } from './BannerLine';
import { OfflineLine } from './OfflineLine';
import { ShopLine } from './ShopLine';
import { troubleOf } from './trouble';

/** So many lines stand above the orders before the rest is folded away. */
const mostLines = 3;

type Props = {
  /** The shops that are on screen. */
  readonly shops: readonly Shop[];
  /** With more than one shop on this desk, each line says whose trouble it is. */
  readonly isNamed: boolean;
  readonly onEnterKey: (shop: Shop) => void;
};

/** What keeps the desk from its shops: a line for each with one action; nothing on an ordinary day. */
export function Banner({ shops, isNamed, onEnterKey }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const cache = useQuery(deskQueries(desk).cache()).data;
  const syncs = useShopSyncs(shops);
  const [isUnfolded, setIsUnfolded] = useState(false);

  const lines: ReactNode[] = [];
  if (cache?.kind === 'failed') {
    lines.push(<BannerLine key="cache" tone="danger" sentence={t('banner.cacheFailed')} />);
  }
  if (cache?.kind === 'open' && cache.notice !== null) {
    lines.push(<BannerLine key="rebuilt" tone="info" sentence={t('banner.rebuilt')} />);
  }
  const kinds = syncs.map((sync) => ({ sync, kind: troubleOf(sync) }));
  const offline = kinds.flatMap(({ sync, kind }) => (kind === 'offline' ? [sync] : []));
  for (const { sync, kind } of kinds) {
    if (kind === null || kind === 'offline') continue;
    lines.push(
      <ShopLine
        key={sync.shop.id}
        sync={sync}
        kind={kind}
        isNamed={isNamed}
        onEnterKey={() => onEnterKey(sync.shop)}
      />,
    );
  }
  const [first, ...others] = offline;
  if (first !== undefined) {
    lines.push(<OfflineLine key="offline" syncs={[first, ...others]} named={named(offline)} />);
  }
  const shown = isUnfolded ? lines : lines.slice(0, mostLines);
  const folded = lines.length - shown.length;

  return (
    <div role="region" aria-label={t('banner.label')} className={styles.banner}>
      <div role="status">
        {shown}
        {folded === 0 ? null : (
          <p className={styles.more}>
            <Button variant="subtle" onClick={() => setIsUnfolded(true)}>
              {t('banner.more', { count: folded })}
            </Button>
          </p>
        )}
      </div>
    </div>
  );

  /** The shops to name in the line that says they are offline; none when that is every one on this desk. */
  function named(concerned: readonly ShopSync[]): readonly Shop[] {
    const isEvery = shops.length > 1 && concerned.length === shops.length;
    return isNamed && !isEvery ? concerned.map(({ shop }) => shop) : [];
  }
}
