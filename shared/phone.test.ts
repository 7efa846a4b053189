import { describe, expect, test } from 'vitest';
import { phoneForms, phoneQueryForms } from './phone';

describe('phoneForms', () => {
  test.each(['020 7946 0000', '+44 20 7946 0000', '+44 (0)20 7946 0000', '0044 20 7946 0000'])(
    'knows %s with and without country code and leading 0',
    (typed) => {
      const forms = phoneForms(typed, 'GB');
      expect(forms).toContain('442079460000');
      expect(forms).toContain('02079460000');
      expect(forms).toContain('2079460000');
    },
  );

  test('needs no country for a number that tells it', () => {
    expect(phoneForms('+353 21 555 0101', '')).toContain('353215550101');
  });

  test('keeps the digits of a number it does not know', () => {
    expect(phoneForms('020 7946', '')).toEqual(['0207946', '207946']);
    expect(phoneForms('12', 'XX')).toEqual(['12']);
  });

  test('reads Arabic digits', () => {
    expect(phoneForms('٠٢٠ ٧٩٤٦ ٠٠٠٠', 'GB')).toContain('442079460000');
  });

  test('takes two numbers in one field apart', () => {
    const forms = phoneForms('020 7946 0000 / 07700 900123', 'GB');
    expect(forms).toContain('442079460000');
    expect(forms).toContain('447700900123');
  });

  test('has nothing for a field without digits', () => {
    expect(phoneForms('ask Tom', 'GB')).toEqual([]);
  });
});

describe('phoneQueryForms', () => {
  test.each([
    ['+44 (0)20-79', ['442079', '02079']],
    ['0044 20 79', ['442079', '02079']],
    ['+44 20 7946', ['44207946', '0207946', '207946']],
    ['020-79', ['02079']],
    ['+44', ['44']],
    ['+', []],
    ['+999 12', ['99912']],
  ])('reads %s', (typed, forms) => {
    expect(phoneQueryForms(typed)).toEqual(forms);
  });
});
