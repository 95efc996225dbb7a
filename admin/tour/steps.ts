import { catalogue, type TextKey } from '../texts/catalogue.ts';

/** One stop of the tour: what is said, and the part of the screen that it is about. */
export interface TourStep {
  readonly text: TextKey;
  /** Null: it is not on the screen now, and the step is told without it. */
  readonly target: () => Element | null;
}

const at = (selector: string) => () => document.querySelector(selector);

/** The heading of a column, found by its name in whichever language it is shown. */
const heading = (key: TextKey) => () =>
  [...document.querySelectorAll('[role="columnheader"]')].find((one) =>
    Object.values(catalogue[key]).includes(one.textContent?.trim() ?? ''),
  ) ?? null;

const firstRow = '[role="treegrid"] [role="row"][aria-rowindex="2"]';

/** Through the sheet. Adding a step is one line here and its text. */
export const sheetSteps: readonly TourStep[] = [
  { text: 'tour.row', target: at(firstRow) },
  { text: 'tour.lines', target: at(`${firstRow} [role="rowheader"]`) },
  { text: 'tour.due', target: heading('column.nextDue') },
  { text: 'tour.stage', target: heading('jobs.stage') },
  { text: 'tour.filters', target: at('[role="search"]') },
  { text: 'tour.keys', target: at('[data-tour="keys"]') },
];

/** Through the cards of a narrow screen. */
export const cardSteps: readonly TourStep[] = [
  { text: 'tour.card', target: at('main ul li') },
  { text: 'tour.filters', target: at('[role="search"]') },
];
