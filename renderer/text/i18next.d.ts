import type { en } from './en';

declare module 'i18next' {
  // An interface, because only interfaces merge with the library's own.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    returnNull: false;
  }
}
