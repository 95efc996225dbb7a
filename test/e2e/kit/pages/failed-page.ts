import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';

/** How many of the last answers of the API a report has. */
const answersMax = 12;

const answersOf = new WeakMap<Page, string[]>();

/** Keeps the last answers of the API for a report. */
export const recordAnswers = (page: Page): void => {
  const answers: string[] = [];
  answersOf.set(page, answers);
  page.on('response', (answer) => {
    const { pathname, search } = new URL(answer.url());
    if (!pathname.startsWith('/api/')) return;
    answers.push(`${answer.status()} ${answer.request().method()} ${pathname}${search}`.slice(0, 160));
    if (answers.length > answersMax) answers.shift();
  });
};

/** In the page: the focus, the open layers, and every message. */
const readInPage = (): readonly string[] => {
  const texts = [
    ...document.querySelectorAll<HTMLElement>(
      '[role="status"], [role="alert"], [role="note"], dialog[open], [popover]:popover-open',
    ),
  ].map((element) => `${element.role ?? element.tagName}: ${element.innerText.slice(0, 300)}`);
  const input = document.activeElement;
  const draft = input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement ? input.value : '';
  return [
    location.href,
    `focus: ${input?.outerHTML.slice(0, 200) ?? 'nowhere'}`,
    `draft: ${draft}`,
    ...texts.filter((text) => !text.endsWith(': ')),
  ];
};

const report = async (page: Page): Promise<string> => {
  const seen = await page.evaluate(readInPage).catch((error: unknown) => [String(error)]);
  return [...seen, ...(answersOf.get(page) ?? [])].join('\n  ');
};

/**
 * Adds to the failure of a test what its pages show. Must be registered after the reuse of pages, because
 * hooks after a test run in reverse order, and the reuse resets the pages.
 */
export const reportFailedPages = (pages: () => readonly Page[]): void => {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const opened = pages().filter((page) => !page.isClosed());
    const seen = await Promise.all(opened.map(report));
    throw new Error(`The pages when the test failed:\n${seen.join('\n\n')}`);
  });
};
