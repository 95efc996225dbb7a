import type { Page } from 'playwright-core';
import type { Random } from '../../../kit/random.ts';
import { fields, gridInput, look, type Place } from './seen.ts';

/** A text, and the cell that was active just before it was typed. */
export interface Typed extends Place {
  readonly token: string;
  /** The page reported that it discarded the text. */
  isRefusedHere: boolean;
}

/** A person at the sheet, with all actions so far. */
export interface Person {
  readonly name: string;
  readonly page: Page;
  readonly call: (method: string, path: string, body?: unknown) => Promise<unknown>;
  readonly random: Random;
  readonly typed: Typed[];
  readonly actions: string[];
}

const nextToken = ({ name, typed }: Person): string => `q${name}${String(typed.length).padStart(4, '0')}`;

const toldNothingTaken = /No cell was chosen|cannot be edited|row was removed/;

/** Moves the focus into the sheet, as Tab does, if it is elsewhere. */
const intoSheet = async ({ page }: Person) => {
  const { hasKeyboard } = await look(page);
  if (!hasKeyboard) await page.locator(gridInput).focus();
};

const clickCell = async ({ page, random }: Person) => {
  const header = await page.getByRole('columnheader', { name: random.pick(fields) }).boundingBox();
  const rows = await page.getByRole('treegrid').getByRole('rowheader').count();
  if (!header || rows === 0) return;
  const body = { top: header.y + header.height, height: 28 * Math.min(rows, 16) };
  await page.mouse.click(header.x + 60, body.top + 8 + random.below(body.height - 8));
};

const walks = [
  'ArrowUp',
  'ArrowDown',
  'ArrowDown',
  'PageDown',
  'PageUp',
  'Control+Home',
  'Control+End',
] as const;

/** Goes to another cell by pointer or keys, or stays, so that the text goes where the last one led. */
const goSomewhere = async (person: Person) => {
  await intoSheet(person);
  const way = person.random.below(10);
  if (way < 4) await clickCell(person);
  else if (way < 6) await person.page.keyboard.press(person.random.pick(walks));
};

let openedCount = 0;

const openJob = async ({ call, random }: Person) => {
  openedCount += 1;
  const flow = random.pick(['wedding', 'renovation']);
  const title = `Opened ${openedCount}`;
  await call('POST', '/api/jobs', { flow, title, customer: { name: `Somebody ${openedCount}` } });
};

const commits = ['Enter', 'Enter', 'Enter', 'Tab', 'Shift+Enter', 'Shift+Tab'] as const;

const type = async (person: Person) => {
  const { page, random } = person;
  await goSomewhere(person);
  const isAppended = random.below(3) === 0;
  if (!(await look(page)).below[0]) await clickCell(person);
  const [at = null] = (await look(page)).below;
  if (at === null) return 'nowhere to type';
  const token = nextToken(person);
  const typed: Typed = { token, ...at, isRefusedHere: false };
  person.typed.push(typed);
  if (isAppended) await page.keyboard.press('F2');
  await page.keyboard.type(isAppended ? ` ${token}` : token);
  const { notice, draft, keyboardIn } = await look(page);
  const isOdd = !draft.includes(token);
  // The other person opens a job while the editor is open.
  if (random.below(3) === 0) await openJob(person);
  await page.keyboard.press(random.pick(commits));
  const after = await look(page);
  // An editor that stays open shows its text, and Escape discards it as a person would.
  const isLeftOpen = after.draft !== '';
  if (isLeftOpen) await page.keyboard.press('Escape');
  typed.isRefusedHere = isLeftOpen || [notice, after.notice].some((label) => toldNothingTaken.test(label));
  const how = isAppended ? ' after what stood there' : '';
  const came = isOdd ? `: the editor has “${draft}”, the keyboard is in ${keyboardIn}` : '';
  const left = isLeftOpen ? '; the editor stayed open, Escape' : '';
  const announced = [...new Set([notice, after.notice])].map((label) =>
    label === '' ? '' : `; told: ${label}`,
  );
  return `${token} into J-${at.number} ${at.field}${how}${came}${left}${announced.join('')}`;
};

const paste = async (person: Person) => {
  await goSomewhere(person);
  const first = nextToken(person);
  const count = 1 + person.random.below(3);
  const targets = (await look(person.page)).below.slice(0, count);
  if (targets.length < count || targets.includes(null)) return 'nowhere to paste';
  const texts = targets.map((_, step) => `${first}x${step}`);
  const { below } = await look(person.page, texts);
  const { notice } = await look(person.page);
  const pasted = texts.flatMap((token, step): readonly Typed[] => {
    const place = below[step];
    return place ? [{ token, ...place, isRefusedHere: toldNothingTaken.test(notice) }] : [];
  });
  person.typed.push(...pasted);
  return pasted.map(({ token, number, field }) => `${token} into J-${number} ${field}`).join();
};

const sort = async ({ page, random }: Person) => {
  const header = random.pick(['Job', 'No.', 'Customer', 'Stage']);
  await page
    .getByRole('columnheader', { name: header })
    .getByRole('button', { name: header })
    .first()
    .click();
  return header;
};

/** Changes a filter, a group or the view; all of it is in the address. */
const narrow = async ({ page, random }: Person) => {
  const search = random.pick([
    '',
    '?due=overdue',
    '?view=all',
    '?view=closed',
    '?flow=wedding',
    '?group=stage',
    '?group=owner&sort=title',
    '?sort=-customer',
    '?q=no-such-text-anywhere',
  ]);
  await page.evaluate((to) => history.pushState(null, '', `/${to}`), search);
  return search;
};

const seek = async ({ page, random, typed }: Person) => {
  const text = random.pick(['', '', 'Opened', 'Somebody 1', typed.at(-1)?.token ?? 'q']);
  await page.getByRole('searchbox').fill(text);
  return text;
};

const step = async (person: Person) => {
  await intoSheet(person);
  const keys = person.random.pick(['Control+z', 'Control+z', 'Control+y']);
  await person.page.keyboard.press(keys);
  return keys;
};

const actions = {
  type,
  paste,
  sort,
  narrow,
  seek,
  step,
  open: async (person: Person) => {
    await openJob(person);
    return `job ${openedCount}`;
  },
} as const;

const typing = ['type', 'type', 'type', 'type', 'type', 'type', 'type', 'type'] as const;
const often = ['paste', 'paste', 'sort', 'narrow', 'seek', 'seek', 'step', 'open', 'open'] as const;
const weights = [...typing, ...often] as const;

const livesMs = 15_000;

/** Whenever there are rows there is an active cell, and an arrow key moves it. */
const lives = async (person: Person) => {
  const { page } = person;
  if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
  await intoSheet(person);
  const until = Date.now() + livesMs;
  for (let turn = 0; Date.now() < until; turn += 1) {
    const before = await look(page);
    if (before.rowCount === 0) return;
    if (before.activeId === null) continue;
    await page.keyboard.press(turn % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
    const after = await look(page);
    if (after.activeId === null || after.activeId === before.activeId) continue;
    await page.keyboard.press(turn % 2 === 0 ? 'ArrowLeft' : 'ArrowRight');
    return;
  }
  throw new Error(`The keyboard of ${person.name} is dead: ${JSON.stringify(await look(page))}`);
};

/** Runs random actions, and tries the keyboard after each. */
export const act = async (person: Person, count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) {
    const name = person.random.pick(weights);
    const what = await actions[name](person);
    person.actions.push(`${name} ${what}`);
    await lives(person);
  }
};
