import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { downloadMemory, MEMORY_MS } from './download-memory.mjs';

/** @type {string} */
let folder;
let nowMs = 1_000_000_000_000;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'download-memory-'));
  nowMs = 1_000_000_000_000;
});
afterEach(() => rmSync(folder, { recursive: true }));

function memory() {
  return downloadMemory(path.join(folder, 'deep', 'memory.json'), () => nowMs);
}

test('remembers a failure for some hours, across processes', () => {
  memory().rememberFailure('electron 45.4.1');
  expect(memory().hasFailedLately('electron 45.4.1')).toBe(true);
  nowMs += MEMORY_MS - 1;
  expect(memory().hasFailedLately('electron 45.4.1')).toBe(true);
  nowMs += 1;
  expect(memory().hasFailedLately('electron 45.4.1')).toBe(false);
});

test('says nothing about another version', () => {
  memory().rememberFailure('electron 45.4.1');
  expect(memory().hasFailedLately('electron 45.4.2')).toBe(false);
});

test('does not believe a failure from the future: the clock was wrong', () => {
  memory().rememberFailure('electron 45.4.1');
  nowMs -= 1;
  expect(memory().hasFailedLately('electron 45.4.1')).toBe(false);
});

test('forgets on request, and takes a broken file for no memory', () => {
  const remembered = memory();
  remembered.rememberFailure('electron 45.4.1');
  remembered.forget();
  expect(remembered.hasFailedLately('electron 45.4.1')).toBe(false);
  writeFileSync(path.join(folder, 'deep', 'memory.json'), '{"what":"electron 45.4.1"');
  expect(remembered.hasFailedLately('electron 45.4.1')).toBe(false);
});
