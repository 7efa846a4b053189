import './styles/mantine.css';
import './styles/tokens.css';
import './styles/global.css';
import './styles/kit.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '../shared/ipc/contract';
import { createDeskClient } from './bridge/desk-client';
import { Providers } from './Providers';
import { listenToDesk, windowTimers } from './queries/invalidate';
import { createDeskQueryClient } from './queries/query-client';
import { createWindowClock } from './text/clock';
import { createText } from './text/create-text';
import { createFormats, formattingLocale } from './text/formats';

/** How often shown ages move on, in milliseconds. */
const tickMs = 15_000;

/** Builds the window on a bridge and draws it. */
export function startWindow(bridge: Bridge): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  const desk = createDeskClient(bridge);
  const queries = createDeskQueryClient();
  listenToDesk(desk, queries, windowTimers);
  // what happened while the window was hidden or the machine asleep is read anew
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void queries.invalidateQueries();
  });
  const parts = {
    desk,
    queries,
    text: createText(),
    formats: createFormats(formattingLocale(navigator.language, 'en')),
    clock: createWindowClock(tickMs),
    styleNonce: document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '',
    env: 'default' as const,
  };
  createRoot(root).render(
    <StrictMode>
      <Providers parts={parts} />
    </StrictMode>,
  );
}
