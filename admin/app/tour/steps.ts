import type { Text } from '#domain/texts/text';
import { nextDue } from '../../fields/derived/next-due.ts';
import { stage } from '../../fields/own/stage.ts';
import type { TextKey } from '../../texts/catalogue.ts';

/** One stop of the tour: what is said, and the part of the screen that it is about. */
export interface TourStep {
  readonly text: TextKey;
  /** Null: it is not on the screen now, and the step is told without it. */
  readonly target: () => Element | null;
}

const at = (selector: string) => () => document.querySelector(selector);

/** The heading of a column, found by its name in whichever language it is shown. */
const heading = (label: Text) => () =>
  [...document.querySelectorAll('[role="columnheader"]')].find((item) =>
    Object.values(label).includes(item.textContent?.trim() ?? ''),
  ) ?? null;

const firstRow = '[role="treegrid"] [role="row"][aria-rowindex="2"]';

/** Through the sheet. Adding a step is one line here and its text; the first says of a demo that its jobs are made up. */
const sheetSteps = (row: TextKey): readonly TourStep[] => [
  { text: row, target: at(firstRow) },
  { text: 'tour.lines', target: at(`${firstRow} [role="rowheader"]`) },
  { text: 'tour.due', target: heading(nextDue.label) },
  { text: 'tour.stage', target: heading(stage.label) },
  { text: 'tour.filters', target: at('[role="toolbar"]') },
  { text: 'tour.keys', target: at('[data-tour="keys"]') },
];

/** Through the cards of a narrow screen. */
const cardSteps = (card: TextKey): readonly TourStep[] => [
  { text: card, target: at('main ul li') },
  { text: 'tour.filters', target: at('[role="toolbar"]') },
];

/** The steps of a tour: through cards on a narrow screen, over jobs that are made up in a demo. */
export const tours = {
  sheet: { demo: sheetSteps('tour.demoRow'), real: sheetSteps('tour.row') },
  cards: { demo: cardSteps('tour.demoCard'), real: cardSteps('tour.card') },
} as const;
