import { app, dialog, type BrowserWindow } from 'electron';
import path from 'node:path';

/** Asks where to save a file of that name, in front of the window; begins in Downloads. null: called off. */
export async function askWhere(window: BrowserWindow | null, name: string): Promise<string | null> {
  const options = { defaultPath: path.join(app.getPath('downloads'), name) };
  const asking =
    window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
  const { canceled, filePath } = await asking;
  return canceled || filePath === '' ? null : filePath;
}
