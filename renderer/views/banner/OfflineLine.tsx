import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop';
import { useTryNow } from '../../queries/desk-mutations';
import type { ShopSync } from '../../queries/use-shop-syncs';
import { useDateText } from '../../text/use-date-text';
import { BannerLine } from './BannerLine';

/** Says that shops cannot be reached, all in one line, with the age of the oldest of what is shown. */
export function OfflineLine({
  syncs,
  named,
}: {
  readonly syncs: readonly [ShopSync, ...ShopSync[]];
  readonly named: readonly Shop[];
}) {
  const { t } = useTranslation();
  const dates = useDateText();
  const tryNow = useTryNow(syncs.map(({ shop }) => shop.id));
  const contacts = syncs.flatMap(({ state: { lastContactAt } }) =>
    lastContactAt === null ? [] : [lastContactAt],
  );
  return (
    <BannerLine
      tone="warn"
      named={named}
      sentence={
        contacts.length === 0
          ? t('banner.offlineNever')
          : t('banner.offline', { age: dates.age(Math.min(...contacts)) })
      }
    >
      <Button variant="default" loading={tryNow.isPending} onClick={() => tryNow.mutate()}>
        {t('banner.tryNow')}
      </Button>
    </BannerLine>
  );
}
