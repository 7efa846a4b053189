import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import type { DeskClient } from './bridge/desk-client';
import { App } from './App';
import { DeskContext } from './queries/desk-context';
import { usePreferences } from './queries/use-preferences';
import { resolveVariables, theme } from './styles/theme';
import { ClockContext, type Clock } from './text/clock';
import { FormatsContext, type Formats } from './text/formats';

/** Everything a window is made of, passed in from outside. */
export type WindowParts = {
  readonly desk: DeskClient;
  readonly queries: QueryClient;
  readonly text: i18n;
  readonly formats: Formats;
  readonly clock: Clock;
  /** The nonce the page was served with; the kit's style elements need it. */
  readonly styleNonce: string;
  /** `test` draws without transitions and portals. */
  readonly env: 'default' | 'test';
};

/** The whole window: the parts, handed down, and the app on top of them. */
export function Providers({ parts }: { readonly parts: WindowParts }) {
  return (
    <QueryClientProvider client={parts.queries}>
      <DeskContext value={parts.desk}>
        <I18nextProvider i18n={parts.text}>
          <FormatsContext value={parts.formats}>
            <ClockContext value={parts.clock}>
              <Themed styleNonce={parts.styleNonce} env={parts.env} />
            </ClockContext>
          </FormatsContext>
        </I18nextProvider>
      </DeskContext>
    </QueryClientProvider>
  );
}

function Themed({ styleNonce, env }: Pick<WindowParts, 'styleNonce' | 'env'>) {
  const preferences = usePreferences();
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', false, {
    getInitialValueInEffect: false,
  });
  const isDark = preferences.theme === 'system' ? systemIsDark : preferences.theme === 'dark';
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      forceColorScheme={isDark ? 'dark' : 'light'}
      getStyleNonce={() => styleNonce}
      env={env}
    >
      <App isDark={isDark} />
    </MantineProvider>
  );
}
