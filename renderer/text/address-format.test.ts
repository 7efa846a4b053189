import { expect, test } from 'vitest';
import type { OrderAddress } from '../../shared/order';
import { formatAddress, isEmptyAddress, isSameAddress } from './address-format';

const empty: OrderAddress = {
  firstname: '',
  lastname: '',
  company: '',
  address1: '',
  address2: '',
  city: '',
  postcode: '',
  zone: '',
  zoneCode: '',
  zoneId: 0,
  country: '',
  countryId: 0,
  isoCode2: '',
  isoCode3: '',
  format: '',
  customFields: {},
};

const guest: OrderAddress = {
  ...empty,
  firstname: 'Guest',
  lastname: 'Walker',
  address1: '1 Passing Place',
  city: 'London',
  postcode: 'N1 1AA',
  zone: 'Greater London',
  zoneCode: 'LDN',
  country: 'United Kingdom',
};

test('uses the default layout and drops empty lines', () => {
  expect(formatAddress(guest)).toEqual([
    'Guest Walker',
    '1 Passing Place',
    'London N1 1AA',
    'Greater London',
    'United Kingdom',
  ]);
});

test("follows the order's own format, whatever its line ends", () => {
  const format =
    '{company}\r\n{firstname} {lastname}\r{address_1}\n{postcode} {city}, {zone_code}\n{country}';
  expect(formatAddress({ ...guest, format, company: 'Kraken Ltd' })).toEqual([
    'Kraken Ltd',
    'Guest Walker',
    '1 Passing Place',
    'N1 1AA London, LDN',
    'United Kingdom',
  ]);
});

test('closes the gap a missing part leaves in a line', () => {
  const format = '{firstname} {company} {lastname}\n{city} {postcode}';
  expect(formatAddress({ ...guest, format, postcode: '' })).toEqual(['Guest Walker', 'London']);
});

test('puts values in once and forgets unknown placeholders', () => {
  const format = '{firstname}\n{moon}\n{city}';
  expect(formatAddress({ ...guest, format, firstname: '{city}' })).toEqual(['{city}', 'London']);
});

test('knows an address that is not there', () => {
  expect(isEmptyAddress(empty)).toBe(true);
  expect(isEmptyAddress({ ...empty, format: '{city}' })).toBe(true);
  expect(isEmptyAddress({ ...empty, countryId: 222 })).toBe(false);
  expect(formatAddress(empty)).toEqual([]);
});

test('compares addresses by what is read, not by ids', () => {
  expect(isSameAddress(guest, { ...guest, zoneId: 9 })).toBe(true);
  expect(isSameAddress(guest, { ...guest, postcode: 'N1 1AB' })).toBe(false);
});

test('a placeholder named like a part of every object stands for nothing', () => {
  const odd = { ...guest, format: '{firstname} {constructor}{__proto__}' };
  expect(formatAddress(odd)).toEqual(['Guest']);
});
