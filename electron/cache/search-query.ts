import { foldTokens } from '../../shared/fold';
import { phoneQueryForms } from '../../shared/phone';

/** Words that must stand one after the other; the last may be the beginning of one. */
export type Phrase = readonly string[];

/** One thing an order must fulfil: every phrase somewhere, or one of the phone forms as the beginning of its number. */
export type SearchClause = {
  readonly phrases: readonly Phrase[];
  readonly phoneForms: readonly string[];
};

const isPhoneLike = /^(?=\D*\d)[\d\s()+./-]+$/;

/**
 * Takes apart what was typed. Each word is folded as the index is; neighbouring words that look like parts of a phone number may
 * also match together as one. Signs alone ask nothing; the answer is empty when nothing is asked.
 */
export function parseSearch(typed: string): readonly SearchClause[] {
  const clauses: SearchClause[] = [];
  let run: string[] = [];
  const endRun = (): void => {
    const phrases = run.map(foldTokens).filter((phrase) => phrase.length > 0);
    if (phrases.length > 0) clauses.push({ phrases, phoneForms: phoneQueryForms(run.join(' ')) });
    run = [];
  };
  for (const word of typed.normalize('NFKC').split(/\s+/)) {
    if (isPhoneLike.test(word)) {
      run.push(word);
      continue;
    }
    // A lone sign does not part a number: `020 / 79`.
    const phrase = foldTokens(word);
    if (phrase.length === 0) continue;
    endRun();
    clauses.push({ phrases: [phrase], phoneForms: [] });
  }
  endRun();
  return clauses;
}

/** All clauses as one FTS5 expression over one index. Tokens hold letters and digits only, so quoting is enough. */
export function matchAll(clauses: readonly SearchClause[]): string {
  return clauses.map(clauseMatch).join(' AND ');
}

/** The words one after the other in any column, the last one perhaps only begun. */
export function matchPhrase(phrase: Phrase): string {
  return `"${phrase.join(' ')}" *`;
}

/** One of the forms as the beginning of a phone number. */
export function matchPhones(forms: readonly string[]): string {
  return `phone : (${forms.map((form) => `"${form}" *`).join(' OR ')})`;
}

function clauseMatch({ phrases, phoneForms }: SearchClause): string {
  const words = phrases.map(matchPhrase).join(' AND ');
  return phoneForms.length === 0 ? `(${words})` : `((${words}) OR ${matchPhones(phoneForms)})`;
}
