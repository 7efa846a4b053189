/** The protocol this desk speaks (docs/connector-protocol.md). */
export const connectorProtocol = 1;

/** The calls of the connector. */
export const connectorCalls = [
  'hello',
  'orders',
  'order',
  'ids',
  'products',
  'customers',
  'history',
  'edit',
] as const;
export type ConnectorCall = (typeof connectorCalls)[number];

/** The codes a connector can refuse with. */
export const connectorErrorCodes = [
  'not-allowed',
  'bad-input',
  'unknown-call',
  'not-found',
  'read-only',
  'conflict',
  'in-progress',
  'key-reused',
  'undone',
  'not-possible',
  'busy',
  'failed',
] as const;
