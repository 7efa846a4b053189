/** What is known of a caller; Electron's `WebFrameMain` and `WebContents` fit. */
export type CallerFrame = { readonly url: string; readonly parent: unknown };

/** Who may call: the main frame of our own window, while it shows our own page. */
export type TrustedPage = {
  /** The id of our window's contents; null while there is no window. */
  readonly windowContentsId: () => number | null;
  /** Where the page comes from, e.g. `app://cartwright/`; in development the dev server. */
  readonly pageUrl: string;
};

/** True for the main frame of our window showing our page; false for every other frame, window and address. */
export function isTrustedCaller(
  page: TrustedPage,
  contentsId: number,
  frame: CallerFrame | null,
): boolean {
  if (frame === null || frame.parent !== null) return false;
  if (page.windowContentsId() !== contentsId) return false;
  return isSamePlace(page.pageUrl, frame.url);
}

/** True when both addresses have the same scheme, host and port. `origin` will not do: it is `null` for `app:`. */
export function isSamePlace(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  const [a, b] = [new URL(one), new URL(other)];
  return a.protocol === b.protocol && a.host === b.host && b.username === '' && b.password === '';
}
