import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';

/** The desk's sentences, ready at once (nothing is loaded later). Values are put in as plain text; React escapes. */
export function createText(): i18n {
  const text = createInstance();
  void text.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  return text;
}
