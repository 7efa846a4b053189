/** The connector inside a demo shop. */
export type ConnectorSettings = {
  /** Whether the owner allows writes on its page in the admin. */
  readonly canWrite: boolean;
  readonly build: string;
  /** The protocol it speaks. */
  readonly protocol: number;
  /** 2.3 only: installed with its files, or as a modification of api/order alone. */
  readonly way: 'files' | 'modification';
};

/** As installed, with writes allowed. */
export const defaultConnector: ConnectorSettings = {
  canWrite: true,
  build: '0.1.0',
  protocol: 1,
  way: 'files',
};
