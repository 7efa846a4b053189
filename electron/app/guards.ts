import type { App, Session } from 'electron';

/** `isOurPage` tells whether an address is the page this desk serves; `report` notes what was refused. */
export type GuardOptions = {
  readonly isOurPage: (url: string) => boolean;
  readonly report: (what: string) => void;
};

/** Keeps every window on our page: no foreign navigation, no second window, no `<webview>`. Call it before the first window. */
export function guardContents(app: App, { isOurPage, report }: GuardOptions): void {
  app.on('web-contents-created', (_, contents) => {
    const keepHere = (details: { url: string; preventDefault: () => void }) => {
      if (isOurPage(details.url)) return;
      details.preventDefault();
      report('navigation');
    };
    contents.on('will-navigate', keepHere);
    contents.on('will-frame-navigate', keepHere);
    contents.on('will-redirect', keepHere);
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
      report('webview');
    });
    contents.setWindowOpenHandler(() => {
      report('window');
      return { action: 'deny' };
    });
  });
}

/**
 * Refuses every permission and device to the page, every download, and every request to the network. The content
 * security policy says the same; this holds even where a page would come without it.
 */
export function guardSession(session: Session, { isOurPage, report }: GuardOptions): void {
  session.setPermissionRequestHandler((_, permission, answer) => {
    report(`permission ${permission}`);
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
    report('download');
  });
  const network = ['http', 'https', 'ws', 'wss', 'file'].map((scheme) => `${scheme}://*/*`);
  session.webRequest.onBeforeRequest({ urls: network }, ({ url }, answer) => {
    const mayPass = isOurPage(url.replace(/^ws/, 'http')); // the dev server and its reload socket
    if (!mayPass) report('request');
    answer({ cancel: !mayPass });
  });
}
