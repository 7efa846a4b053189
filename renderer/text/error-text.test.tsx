import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { errorCodes } from '../../shared/errors';
import { createText } from './create-text';
import { useErrorText } from './error-text';

const text = createText();

function wrapper({ children }: { readonly children: ReactNode }) {
  return <I18nextProvider i18n={text}>{children}</I18nextProvider>;
}

function words() {
  return renderHook(() => useErrorText(), { wrapper }).result.current;
}

test.each(errorCodes)('%s has a whole sentence and an action, even without facts', (code) => {
  const { sentence, action } = words()({ code, facts: {} });
  expect(sentence).toMatch(/^["“A-Z–].*[.–)]$/);
  expect(action).toMatch(/\.$/);
  expect(sentence + action).not.toMatch(/\{\{|errors\./);
});

test('facts stand in the sentence as plain text', () => {
  const { sentence } = words()({ code: 'html', facts: { title: '<Shop> & Co', status: 200 } });
  expect(sentence).toContain('“<Shop> & Co”');
});

test.each([[{ retryAfterSeconds: 0 }], [{}]])(
  'a shop that names no pause is not said to have named one: %o',
  (facts) => {
    const { action } = words()({ code: 'too-many-requests', facts });
    expect(action).toMatch(/goes on more slowly/);
    expect(action).not.toMatch(/[0–]/);
  },
);

test('a pause the shop names is said', () => {
  const { action } = words()({ code: 'too-many-requests', facts: { retryAfterSeconds: 30 } });
  expect(action).toContain('30 s');
});

test.each([['no-permission', { text: '' }] as const, ['no-permission', {}] as const])(
  'a login the shop ended without a word has nothing quoted: %s %o',
  (code, facts) => {
    const { sentence, action } = words()({ code, facts });
    expect(sentence).toMatch(/did not keep the login\.$/);
    expect(sentence).not.toMatch(/–|:/);
    expect(action).toMatch(/^Try again\./);
    expect(action).toContain('on OpenCart 3.0');
  },
);

test.each([[{ status: 302, location: '' }], [{ status: 302 }]])(
  'a redirect to nowhere is not said to lead anywhere: %o',
  (facts) => {
    const { sentence, action } = words()({ code: 'redirect', facts });
    expect(sentence).toBe('The shop sends us on without saying where.');
    expect(action).not.toContain('Use that address');
  },
);

test.each(['wrong-key', 'signature-refused'] as const)('%s names a missing user name', (code) => {
  const { sentence } = words()({ code, facts: { username: '' } });
  expect(sentence).toContain('no user name was given');
  expect(words()({ code, facts: { username: 'desk' } }).sentence).toContain('“desk”');
});

test('what the shop said when it ended a login is quoted', () => {
  const { sentence } = words()({ code: 'no-permission', facts: { text: 'Warning: no access' } });
  expect(sentence).toMatch(/did not keep the login: .*Warning: no access/);
});
