import type { Text } from '#domain/texts/text';
import { nextDue } from '../../fields/derived/next-due.ts';
import { stage } from '../../fields/own/stage.ts';
import type { TextKey } from '../../texts/catalogue.ts';

/** One step of the tour: its text and the element it describes. */
export interface TourStep {
  readonly text: TextKey;
  /** Null when the element is not on the screen; the step is then shown without it. */
  readonly target: () => Element | null;
}

const at = (selector: string) => () => document.querySelector(selector);

/** The heading of a column, found by its name in whichever language it is shown. */
const heading = (label: Text) => () =>
  [...document.querySelectorAll('[role="columnheader"]')].find((item) =>
    Object.values(label).includes(item.textContent?.trim() ?? ''),
  ) ?? null;

const firstRow = '[role="treegrid"] [role="row"][aria-rowindex="2"]';

/**
 * The steps through the sheet. A new step is one line here and its text. In a demo the first step says that
 * the jobs are invented.
 */
const sheetSteps = (row: TextKey): readonly TourStep[] => [
  { text: row, target: at(firstRow) },
  { text: 'tour.lines', target: at(`${firstRow} [role="rowheader"]`) },
  { text: 'tour.due', target: heading(nextDue.label) },
  { text: 'tour.stage', target: heading(stage.label) },
  { text: 'tour.filters', target: at('[role="toolbar"]') },
  { text: 'tour.keys', target: at('[data-tour="keys"]') },
];

/** The steps through the cards of a narrow screen. */
const cardSteps = (card: TextKey): readonly TourStep[] => [
  { text: card, target: at('main ul li') },
  { text: 'tour.filters', target: at('[role="toolbar"]') },
];

/** The tours by layout (sheet, or cards on a narrow screen) and by data (a demo's invented jobs, or real ones). */
export const tours = {
  sheet: { demo: sheetSteps('tour.demoRow'), real: sheetSteps('tour.row') },
  cards: { demo: cardSteps('tour.demoCard'), real: cardSteps('tour.card') },
} as const;
