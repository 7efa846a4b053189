import { useMemo } from 'react';
import { shopAmount } from '../../../../../shared/money';
import type { OrderHeader } from '../../../../../shared/order';
import type { Shop } from '../../../../../shared/shop';
import type { Write } from './breakdown';

/** Writes amounts of an order in its own currency, with the digits and signs its shop told. */
export function useWrite(
  { facts }: Pick<Shop, 'facts'>,
  { currencyCode, currencyValue }: Pick<OrderHeader, 'currencyCode' | 'currencyValue'>,
): Write {
  const currencies = facts?.currencies ?? null;
  return useMemo(
    () => (base) => shopAmount(base, currencyCode, currencyValue, currencies),
    [currencies, currencyCode, currencyValue],
  );
}
