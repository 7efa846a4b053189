import { useTranslation } from 'react-i18next';
import type { AppErrorData, ErrorCode } from '../../shared/errors';
import { factWords } from './fact-words';
import { isolated } from './plain-text';

/** An error in words: what happened, and the one thing to do. */
export type ErrorWords = { readonly sentence: string; readonly action: string };

/** What stands in a sentence for a fact the error did not bring. */
const noFact = '–';

/** Every fact a sentence asks for; the typed sentences do not compile while one is missing here. */
const noFacts = {
  address: noFact,
  build: noFact,
  channel: noFact,
  dialect: noFact,
  file: noFact,
  found: noFact,
  hops: noFact,
  host: noFact,
  ip: noFact,
  known: noFact,
  location: noFact,
  megabytes: noFact,
  message: noFact,
  minimum: noFact,
  orderId: noFact,
  realm: noFact,
  reason: noFact,
  reference: noFact,
  release: noFact,
  retryAfterSeconds: noFact,
  seconds: noFact,
  start: noFact,
  status: noFact,
  statusId: noFact,
  text: noFact,
  title: noFact,
  username: noFact,
  what: noFact,
  why: noFact,
};

/** Puts errors into words, with their facts filled in. */
export function useErrorText(): (error: AppErrorData) => ErrorWords {
  const { t } = useTranslation();
  return ({ code, facts }) => {
    const known = { ...noFacts, ...shown(factWords(facts, t)) };
    // 0: the shop named no pause
    const isPauseUnnamed = code === 'too-many-requests' && !(Number(known.retryAfterSeconds) > 0);
    // a redirect with no address, or with one that cannot be read
    if (code === 'redirect' && !facts['location']) {
      return {
        sentence: t('errorsWithout.redirectLocation.sentence'),
        action: t('errorsWithout.redirectLocation.action'),
      };
    }
    const without = sentenceWithout(code, facts);
    return {
      sentence:
        without === null ? t(`errors.${code}.sentence`, known) : t(`errorsWithout.${without}`),
      action: isPauseUnnamed
        ? t('errorsWithout.retryAfterSeconds')
        : t(`errors.${code}.action`, known),
    };
  };
}

/** The sentence for an error that lacks the fact its own sentence is about; null where it does not. */
function sentenceWithout(code: ErrorCode, facts: AppErrorData['facts']) {
  // 4.0 ends a login without a word
  if (code === 'no-permission' && !facts['text']) return 'noPermissionText';
  if (facts['username'] !== '') return null;
  if (code === 'wrong-key') return 'keyUsername';
  return code === 'signature-refused' ? 'signatureUsername' : null;
}

/** Facts can be text of a stranger (a page's title, an address it leads to), and stand in the middle of a sentence. */
function shown(facts: AppErrorData['facts']): AppErrorData['facts'] {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' ? isolated(fact) : fact,
    ]),
  );
}
