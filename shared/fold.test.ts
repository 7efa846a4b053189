import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldDigits, foldTokens } from './fold';

describe('fold', () => {
  test.each([
    ['Zoë', 'zoe'],
    ['ZOË', 'zoe'],
    ['Zoe\u0308', 'zoe'],
    ['Łódź', 'lodz'],
    ['Søren Đorđe', 'soren dorde'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['ẞ', 'ss'],
    ['Ægir Œuvre', 'aegir oeuvre'],
    ['Diyarbakır İzmir', 'diyarbakir izmir'],
    ['Þórður Ðæ', 'thordur dae'],
    ["O'Brien-Smith", 'o brien smith'],
    ['Ｆｕｌｌ　ｗｉｄｔｈ １２', 'full width 12'],
    ['Ёлкин', 'елкин'],
    ['Ὀδυσσεύς', 'οδυσσευσ'],
    ['أحمد', 'احمد'],
    ['שָׁלוֹם', 'שלום'],
    ['٠٢٠ ۷۹ ५', '020 79 5'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['', ''],
    ['"*-()', ''],
  ])('makes %j to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test.each([
    ['山田太郎', ['山', '田', '太', '郎']],
    ['やまだ', ['や', 'ま', 'た']],
    ['ラーメン', ['ラ', 'ー', 'メ', 'ン']],
    ['ﾗｰﾒﾝ', ['ラ', 'ー', 'メ', 'ン']],
    ['김민수', ['김', '민', '수']],
    ['Tokyo東京24', ['tokyo', '東', '京', '24']],
  ])('takes %s apart sign by sign', (text, tokens) => {
    expect(foldTokens(text)).toEqual(tokens);
  });

  test('keeps the vowel signs of Indian scripts', () => {
    expect(fold('मोहन')).not.toBe(fold('महन'));
  });

  test('is the same however a text is composed, and when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const folded = fold(text);
        expect(fold(text.normalize('NFD'))).toBe(folded);
        expect(fold(folded)).toBe(folded);
      }),
      { numRuns: 500 },
    );
  });

  test('leaves nothing in a word that a search expression could mistake', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const token of foldTokens(text)) expect(token).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      }),
      { numRuns: 500 },
    );
  });
});

test('foldDigits keeps everything that is no digit', () => {
  expect(foldDigits('+٤٤ (۰)20-७')).toBe('+44 (0)20-7');
});
