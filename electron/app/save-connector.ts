import { dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import path from 'node:path';
import type { Dialect } from '../../shared/capabilities';
import { connectorFiles, type ConnectorFileKind } from '../../shared/connector/files';
import { fail, type Result } from '../../shared/result';
import { saveCopy } from './save-copy';

/** Where the connector's files lie, where a dialog begins, and whose dialog it is. */
export type SaveConnectorParts = {
  /** The folder `npm run connector:pack` fills: one folder per dialect. */
  readonly packed: string;
  readonly downloads: () => string;
  readonly window: () => BrowserWindow | null;
};

/** Asks where to, and saves the connector's file for a dialect there. `not-offered` where the dialect has no file of the kind. */
export async function saveConnector(
  parts: SaveConnectorParts,
  dialect: Dialect,
  kind: ConnectorFileKind,
): Promise<Result<{ readonly file: string | null }>> {
  const found = connectorFiles[dialect].find((file) => file.kind === kind);
  if (found === undefined) return fail('not-offered', { what: `${dialect} ${kind}` });
  return saveCopy({
    source: path.join(parts.packed, dialect, found.name),
    name: found.name,
    async ask(name) {
      const options: SaveDialogOptions = { defaultPath: path.join(parts.downloads(), name) };
      const window = parts.window();
      const answer =
        window === null
          ? await dialog.showSaveDialog(options)
          : await dialog.showSaveDialog(window, options);
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
  });
}
