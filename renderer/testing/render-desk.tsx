import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, vi } from 'vitest';
import { createDeskClient } from '../bridge/desk-client';
import { Providers } from '../Providers';
import { listenToDesk, windowTimers } from '../queries/invalidate';
import { createDeskQueryClient } from '../queries/query-client';
import { createText } from '../text/create-text';
import { createFormats } from '../text/formats';
import { createFakeDesk, type FakeDesk, type FakeStart } from './fake-bridge';

/** The moment every test of the window happens at. */
export const testNow = Date.parse('2026-11-23T12:00:00Z');

/** A window on a fake desk, with the hands to use it. */
export type DeskWindow = {
  readonly fake: FakeDesk;
  readonly user: UserEvent;
  /** The channels asked so far, in order. */
  readonly asked: () => readonly string[];
};

// no stylesheet is applied in the test DOM, so looking for hidden parents only costs time
configure({ defaultHidden: true, asyncUtilTimeout: 5000 });
// a busy machine draws whole windows slowly
vi.setConfig({ testTimeout: 20_000 });

/** Draws the whole window on a fake desk. Transitions and portals are off; the clock stands still. */
export function renderDesk(start: FakeStart = {}): DeskWindow {
  const fake = createFakeDesk({ now: testNow, ...start });
  const desk = createDeskClient(fake.bridge);
  const queries = createDeskQueryClient();
  ends.push(listenToDesk(desk, queries, windowTimers), () => queries.clear());
  const parts = {
    desk,
    queries,
    text: createText(),
    formats: createFormats('en-GB'),
    clock: { now: () => testNow, subscribe: () => () => undefined },
    styleNonce: '',
    env: 'test' as const,
  };
  render(<Providers parts={parts} />);
  return { fake, user: userEvent.setup(), asked: () => fake.calls.map(({ channel }) => channel) };
}

const ends: (() => void)[] = [];

// the test DOM adds this to its window, and its types are not those of the page
const testWindow = window as unknown as {
  readonly happyDOM: { setViewport(size: { width: number; height: number }): void };
};

/** Gives the page a size, which the test DOM has not: the list draws only what would be on screen. */
export function givePageSize(): void {
  beforeEach(() => {
    testWindow.happyDOM.setViewport({ width: 1280, height: 800 });
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1280);
  });
  afterEach(() => {
    cleanup();
    for (const end of ends.splice(0)) end();
    vi.restoreAllMocks();
  });
}

/** Puts a text into a field at once, as pasting does. */
export function fill(field: HTMLElement, text: string): void {
  fireEvent.change(field, { target: { value: text } });
}

/** The list of orders, once its first rows are read. */
export async function findList(): Promise<HTMLElement> {
  const list = await screen.findByRole('listbox', { name: 'List of orders' });
  await within(list).findAllByText(/min ago|h ago|Nov|Oct/);
  return list;
}
