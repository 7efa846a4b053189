import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { findList, givePageSize, renderDesk } from '../../testing/render-desk';

givePageSize();

const walking = {
  kind: 'walking',
  pass: 'first',
  done: 288,
  total: 412,
  rate: 14.2,
  secondsLeft: 9,
} as const;

test('the title bar shows count and rate, and opens the panel with the rest', async () => {
  const { user } = renderDesk({ phase: walking });
  await findList();
  await user.click(screen.getByRole('button', { name: /288 of 412 · 14\/s/ }));
  expect(await screen.findByText('First pass over all orders')).toBeTruthy();
  expect(screen.getByText('9 s left')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('288');
  expect(
    screen.getByRole('img', { name: '259 read, 29 missing, 1 failed, 123 not yet' }),
  ).toBeTruthy();
  expect(screen.getByText('Where the numbers end is not known yet.')).toBeTruthy();
});

test('the walk is paused and taken up again', async () => {
  const { user } = renderDesk({ phase: walking });
  await findList();
  await user.click(screen.getByRole('button', { name: /288 of 412/ }));
  await user.click(await screen.findByRole('button', { name: 'Pause' }));
  expect(await screen.findByText('Paused by you. What was read stays.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Resume' }));
  expect(await screen.findByText('Reading orders, newest first.')).toBeTruthy();
});

test('what is only assumed is said with the gap rule', async () => {
  const { user } = renderDesk();
  await findList();
  await user.click(screen.getByRole('button', { name: /up to date/ }));
  expect(await screen.findByText(/because the 500 numbers after it do not exist/)).toBeTruthy();
});

test.each([
  [20, /because the 20 numbers after it do not exist\. The wider look, over 500 numbers/],
  [1, /because the one number after it does not exist\. The wider look/],
  [0, /No number after it was looked at yet\. The wider look/],
  [-30, /No number after it was looked at yet\. The wider look/],
  [501, /because the 501 numbers after it do not exist\. An order past a wider gap/],
])('a look %i past the newest is not called wider than it was', async (past, words) => {
  const { user } = renderDesk({ sync: { newestOrderId: 412, lookedUpTo: 412 + past } });
  await findList();
  await user.click(screen.getByRole('button', { name: /up to date/ }));
  expect(await screen.findByText(words)).toBeTruthy();
});

test('through the connector nothing is assumed: what is read, and when it was compared', async () => {
  const { user, fake } = renderDesk({ connector: 'writes' });
  await findList();
  await user.click(screen.getByRole('button', { name: /up to date/ }));
  expect(await screen.findByText('Reads through the connector')).toBeTruthy();
  expect(screen.getByText(/374 of 374 orders are read\./)).toBeTruthy();
  expect(screen.getByText(/last compared with the shop 4 h ago/)).toBeTruthy();
  expect(screen.queryByText('What is assumed')).toBeNull();
  fake.setSync({
    compared: null,
    phase: { kind: 'following', pass: 'daily', done: 3, total: 12 },
  });
  expect(await screen.findByText('3 of 12 questions')).toBeTruthy();
  expect(screen.getByText('Daily pass: every order compared')).toBeTruthy();
  expect(screen.getByText(/was not compared with the shop as a whole yet/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy();
});
