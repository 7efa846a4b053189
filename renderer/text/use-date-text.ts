import { useTranslation } from 'react-i18next';
import type { ShopDateText, ShopZone, UtcMs } from '../../shared/time';
import { useNow } from './clock';
import { ageOf, showDate, type Age } from './dates';
import { offsetText, useFormats } from './formats';

/** A date in words, with the full one for the tool tip. */
export type DateWords = { readonly short: string; readonly full: string };

/** Puts dates and ages into words, as of now. */
export function useDateText(): {
  /** How long ago a moment of the desk's clock was, e.g. `3 h ago`. */
  readonly age: (moment: UtcMs) => string;
  /** A shop's date: relative only where the shop's zone is known. */
  readonly shop: (text: ShopDateText, zone: ShopZone) => DateWords;
  /** How long until a moment, e.g. `40 s`. */
  readonly left: (moment: UtcMs) => string;
  /** A number of seconds still to go, e.g. `3 min left`. */
  readonly remaining: (seconds: number) => string;
} {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();

  function ageWords(age: Age): string {
    return age.kind === 'now' ? t('time.now') : t(`time.${age.kind}`, { count: age.count });
  }

  function zoned(date: string, zone: ShopZone): string {
    if (zone.kind === 'unknown') return t('time.byShopClock', { date });
    if (zone.kind === 'measured')
      return t('time.inMeasuredZone', { date, offset: offsetText(zone.offsetMinutes) });
    return t('time.inSetZone', { date, zone: zone.name });
  }

  return {
    age: (moment) => ageWords(ageOf(moment, now)),
    shop(text, zone) {
      const shown = showDate(text, zone, now);
      if (shown.kind === 'none') return { short: t('common.noDate'), full: text };
      const full = zoned(formats.shopFull(shown.wall), zone);
      const short =
        shown.kind === 'relative'
          ? ageWords(shown.age)
          : formats.shopShort(shown.wall, new Date(now).getUTCFullYear());
      return { short, full };
    },
    left(moment) {
      const seconds = Math.max(0, Math.ceil((moment - now) / 1000));
      return seconds < 60
        ? t('time.lengthNow')
        : t('time.lengthMinutes', { count: Math.round(seconds / 60) });
    },
    remaining(seconds) {
      if (seconds < 60) return t('time.leftSeconds', { count: Math.ceil(seconds) });
      if (seconds < 3600) return t('time.leftMinutes', { count: Math.ceil(seconds / 60) });
      return t('time.leftHours', { count: Math.ceil(seconds / 3600) });
    },
  };
}
