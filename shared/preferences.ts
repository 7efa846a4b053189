/** How the window looks; kept in the settings file, free of secrets and customer data. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  /** Letter keys (J, K, /, …) can be switched off (WCAG 2.1.4). */
  readonly hasLetterKeys: boolean;
  /** Panel widths in per cent, by panel group; restored at the next start. */
  readonly layout: Readonly<Record<string, readonly number[]>>;
};

/** What a fresh desk starts with. */
export const defaultPreferences: Preferences = {
  theme: 'system',
  density: 'comfortable',
  hasLetterKeys: true,
  layout: {},
};
