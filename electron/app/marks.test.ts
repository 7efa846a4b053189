import { expect, test } from 'vitest';
import { createMarks } from './marks';

function printed(environment: Record<string, string>, isPackaged: boolean): string[] {
  const lines: string[] = [];
  const marks = createMarks(environment, isPackaged, (line) => lines.push(line));
  marks.mark('ready');
  marks.mark('window');
  marks.mark('ready');
  return lines;
}

test('prints each moment once when switched on', () => {
  expect(printed({ CARTWRIGHT_MARKS: '1' }, false)).toEqual([
    expect.stringMatching(/^MARK ready \d{13}$/),
    expect.stringMatching(/^MARK window \d{13}$/),
  ]);
});

test('is silent when not switched on, and always when packaged', () => {
  expect(printed({}, false)).toEqual([]);
  expect(printed({ CARTWRIGHT_MARKS: '1' }, true)).toEqual([]);
});
