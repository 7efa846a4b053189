/** Letters that Unicode does not take apart, and what people type for them. */
const letters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ŋ: 'n',
  ĸ: 'k',
  ς: 'σ',
};

const mapped = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

/** Marks that are laid over any letter, Hebrew points, and signs that are not seen. Vowel signs that are letters of their own stay. */
const ignored = /(?=\p{M})\p{Script=Inherited}|[\u0591-\u05C7\u0640]|\p{Cf}/gu;

/** Digits of other scripts that phones and numbers are written in: Arabic, Persian and Devanagari. */
const otherDigits = /[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/g;

/** One letter of a script that does not part its words, or a run of other letters and digits. */
const token =
  /(?=\p{L}|\p{N})[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]|(?:(?![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}])[\p{L}\p{N}\p{M}])+/gu;

/**
 * The words of a text as search compares them: accents off, case off, `ł ø ß …` as they are typed, digits as 0–9, Chinese, Japanese
 * and Korean one sign a word. The same function serves what is stored and what is typed.
 */
export function foldTokens(text: string): readonly string[] {
  const plain = foldDigits(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(ignored, '')
    .replace(mapped, (letter) => letters[letter] ?? letter)
    .normalize('NFC'); // puts Korean syllables together again
  return plain.match(token) ?? [];
}

/** The folded words with single spaces between them; '' for a text without letters or digits. */
export function fold(text: string): string {
  return foldTokens(text).join(' ');
}

/** The text with Arabic, Persian, Devanagari and full-width digits as 0–9. */
export function foldDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(otherDigits, (digit) => String(((digit.codePointAt(0) ?? 0) - zeroOf(digit)) % 10));
}

function zeroOf(digit: string): number {
  if (digit <= '\u0669') return 0x0660;
  return digit <= '\u06F9' && digit >= '\u06F0' ? 0x06f0 : 0x0966;
}
