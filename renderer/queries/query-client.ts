import { QueryClient } from '@tanstack/react-query';

/** How long an answer nobody looks at is kept, in milliseconds. */
const keptMs = 10 * 60 * 1000;

/**
 * The query cache of a window. Answers come from the local copy, so they never expire by clock and never wait
 * for a network; events say what is stale (see `listenToDesk`).
 */
export function createDeskQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: keptMs,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
