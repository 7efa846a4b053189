import { describe, expect, test } from 'vitest';
import type { ConnectorState, ShopFacts } from '../../shared/shop-facts';
import { boundFacts, boundState, connectorState, shopFacts } from './connector-data';

const facts: ShopFacts = {
  baseCurrency: 'EUR',
  currencies: [
    {
      code: 'EUR',
      title: 'Euro',
      symbolLeft: '',
      symbolRight: '€',
      decimals: 2,
      value: '1.00000000',
      isEnabled: true,
    },
  ],
  statuses: [{ statusId: 1, names: [{ languageId: 1, name: 'Pending' }], class: 'processing' }],
  defaultLanguageId: 1,
  languages: [{ languageId: 1, code: 'en-gb', name: 'English' }],
  storefronts: [{ storeId: 0, name: 'Quay', url: 'https://quay.example/' }],
  zone: 'Europe/Berlin',
};

test('facts of a usual size are kept as they were told', () => {
  expect(boundFacts(facts)).toEqual(facts);
  expect(shopFacts.parse(facts)).toEqual(facts);
});

describe('facts without end', () => {
  const many = <T>(one: (at: number) => T) => Array.from({ length: 5_000 }, (_, at) => one(at));
  const long = '😀'.repeat(5_000);
  const [currency] = facts.currencies;
  const endless: ShopFacts = {
    baseCurrency: long,
    currencies: many(() => ({
      ...currency,
      code: long,
      title: long,
      value: '1'.repeat(5_000),
    })).map((one) => ({
      decimals: 2,
      isEnabled: true,
      symbolLeft: long,
      symbolRight: long,
      ...one,
    })),
    statuses: many((statusId) => ({
      statusId,
      names: many((languageId) => ({ languageId, name: long })),
      class: null,
    })).slice(0, 300),
    defaultLanguageId: 4_000,
    languages: many((languageId) => ({ languageId, code: long, name: long })),
    storefronts: many((storeId) => ({ storeId, name: long, url: long })),
    zone: long,
  };

  test('are cut to a size that can be kept, and what was cut can be read again', () => {
    const kept = boundFacts(endless);
    expect(JSON.stringify(kept).length).toBeLessThan(1_000_000);
    expect(shopFacts.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    expect(Buffer.from(kept.zone).toString()).toBe(kept.zone); // no half character
  });

  test("keep each status's name in the shop's default language", () => {
    const names = boundFacts(endless).statuses.map((status) => status.names[0]?.languageId);
    expect(new Set(names)).toEqual(new Set([4_000]));
  });
});

test('nothing but what is known of facts is kept', () => {
  const told = { ...facts, mail_password: 'secret' };
  expect(JSON.stringify(boundFacts(told))).not.toContain('secret');
});

test.each<ConnectorState>([
  { kind: 'unknown' },
  { kind: 'missing' },
  { kind: 'present', build: '0.1.0', opencart: '3.0.3.9', canWrite: true, engines: 'journal' },
  { kind: 'mismatch', build: '9.0.0', update: 'desk' },
  { kind: 'refused', why: 'ip' },
])('a state is kept as it was found: %j', (state) => {
  expect(boundState(state)).toEqual(state);
  expect(connectorState.parse(JSON.parse(JSON.stringify(boundState(state))))).toEqual(state);
});

test('a state and facts that cannot be read are as if there were none', () => {
  expect(connectorState.parse({ kind: 'present' })).toEqual({ kind: 'unknown' });
  expect(connectorState.parse(undefined)).toEqual({ kind: 'unknown' });
  expect(shopFacts.parse({ ...facts, zone: 5 })).toBeNull();
  expect(shopFacts.parse({ ...facts, key: 'k' })).toBeNull();
  expect(shopFacts.parse(undefined)).toBeNull();
});
