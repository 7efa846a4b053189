import path from 'node:path';
import type { Dialect } from '../../shared/capabilities';
import { connectorFiles, type ConnectorFileKind } from '../../shared/connector/files';
import { fail, type Result } from '../../shared/result';
import { saveCopy } from './save-copy';

/** Where the connector's files lie, and how it is asked where to. */
export type SaveConnectorParts = {
  /** The folder `npm run connector:pack` fills: one folder per dialect. It may lie inside the app's archive. */
  readonly packed: string;
  /** Answers the place for a file of that name; null: called off. */
  readonly ask: (name: string) => Promise<string | null>;
};

/**
 * Asks where to, and saves the connector's file for a dialect there. `not-offered` where the dialect has no file of the kind,
 * `file-not-saved` where the disk refuses it.
 */
export async function saveConnector(
  { packed, ask }: SaveConnectorParts,
  dialect: Dialect,
  kind: ConnectorFileKind,
): Promise<Result<{ readonly file: string | null }>> {
  const found = connectorFiles[dialect].find((file) => file.kind === kind);
  if (found === undefined) return fail('not-offered', { what: `${dialect} ${kind}` });
  const { name } = found;
  return saveCopy({ source: path.join(packed, dialect, name), name, ask });
}
