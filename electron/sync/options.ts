/** The numbers the sync goes by. */
export type SyncOptions = {
  /** Requests at once: what a pass begins with, and what it never exceeds (1–8). */
  readonly startConcurrency: number;
  readonly maxConcurrency: number;
  /** Requests at once while looking past the newest id (1–2 is polite). */
  readonly lookConcurrency: number;
  /** The longest run of missing ids that is crossed past the newest order. */
  readonly gapRule: number;
  /** Ids past the newest that an ordinary pass looks at. */
  readonly lightLook: number;
  /** Newest orders an ordinary pass reads again. */
  readonly recentOrders: number;
  /** Abandoned orders younger than this many days are read again by every ordinary pass. */
  readonly abandonedDays: number;
  /** Unproven misses of one session before a known order is read again. */
  readonly proofRun: number;
  readonly lightEveryMs: number;
  readonly dailyEveryMs: number;
  /** Wait after a failed pass: doubled from the first to the last. */
  readonly backOffMs: number;
  readonly maxBackOffMs: number;
  /** The same where the shop does not list this machine's address: it changed, and somebody has to list the new one. */
  readonly blockedWaitMs: number;
  /** Wait after the storage was restarted. */
  readonly storageWaitMs: number;
  /** A batch is written at this many orders or after this time, whichever comes first. */
  readonly batchOrders: number;
  readonly batchMs: number;
  /** A shop without the connector is asked for it again after so long; one that has it says anew what it is after `factsMs`. */
  readonly lookAgainMs: number;
  readonly factsMs: number;
  /** Orders of a page through the connector: what is begun with, and the most. */
  readonly pageOrders: number;
  readonly maxPageOrders: number;
  /** A range of ids is compared each so often, and more often where a round would take longer than a day. */
  readonly compareEveryMs: number;
  /** Ranges compared in one pass while the last round is more than a day ago. */
  readonly compareBehind: number;
  /** The state is told at most once in this time, and at the end of each phase. */
  readonly stateEveryMs: number;
};

/** What the desk uses. */
export const defaultSyncOptions: SyncOptions = {
  startConcurrency: 2,
  maxConcurrency: 4,
  lookConcurrency: 2,
  gapRule: 500,
  lightLook: 20,
  recentOrders: 50,
  abandonedDays: 3,
  proofRun: 20,
  lightEveryMs: 60_000,
  dailyEveryMs: 86_400_000,
  backOffMs: 5_000,
  maxBackOffMs: 300_000,
  blockedWaitMs: 30_000,
  storageWaitMs: 500,
  batchOrders: 25,
  batchMs: 150,
  lookAgainMs: 600_000,
  factsMs: 3_600_000,
  pageOrders: 100,
  maxPageOrders: 200,
  compareEveryMs: 300_000,
  compareBehind: 10,
  stateEveryMs: 200,
};
