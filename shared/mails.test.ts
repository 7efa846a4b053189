import { describe, expect, test } from 'vitest';
import type { Dialect } from './capabilities';
import { forecastMails, type ForecastMail, type MailCase } from './mails';

const dialects: readonly Dialect[] = ['2.3', '3.0', '4.0', '4.1'];

const ofOrder = (about: Partial<MailCase>): readonly ForecastMail[] =>
  forecastMails({
    dialect: '3.0',
    oldStatusId: 2,
    notify: false,
    hasAffiliate: false,
    ...about,
  }).filter(({ kind }) => kind === 'order' || kind === 'update');

const toCustomer = (mails: readonly ForecastMail[]) =>
  mails.filter(({ to }) => to === 'customer').map(({ kind, certainty }) => `${kind} ${certainty}`);

describe.each(dialects)('OpenCart %s', (dialect) => {
  // as installed, 4.x has no mail engine
  const certainty = dialect.startsWith('4') ? 'depends' : 'sure';

  test.each([true, false])('mails the whole order from status 0, with notify %s', (notify) => {
    const mails = ofOrder({ dialect, oldStatusId: 0, notify });
    expect(toCustomer(mails)).toEqual([`order ${certainty}`]);
    expect(mails).toContainEqual({ to: 'shop', kind: 'order', certainty: 'depends' });
  });

  test('mails an update from any other status, only when asked to', () => {
    expect(toCustomer(ofOrder({ dialect, notify: true }))).toEqual([`update ${certainty}`]);
    expect(ofOrder({ dialect, notify: false })).toEqual([]);
  });

  test('promises nothing while the old status is not known', () => {
    const loud = ofOrder({ dialect, oldStatusId: null, notify: true });
    expect(toCustomer(loud)).toEqual(['update depends', 'order depends']);
    const quiet = ofOrder({ dialect, oldStatusId: null, notify: false });
    expect(toCustomer(quiet)).toEqual(['order depends']);
  });
});

test('gift vouchers may be mailed wherever shops have them, whatever notify says', () => {
  const has = dialects.map((dialect) =>
    forecastMails({ dialect, oldStatusId: 2, notify: false, hasAffiliate: false }).some(
      ({ kind, certainty }) => kind === 'voucher' && certainty === 'depends',
    ),
  );
  expect(has).toEqual([true, true, true, false]);
});

test.each([
  ['3.0', true, true],
  ['3.0', null, true],
  ['3.0', false, false],
  ['4.1', true, false],
] as const)('on %s with affiliate %s a commission may be mailed: %s', (dialect, has, expected) => {
  const mails = forecastMails({ dialect, oldStatusId: 2, notify: false, hasAffiliate: has });
  expect(mails.some(({ to }) => to === 'affiliate')).toBe(expected);
});
