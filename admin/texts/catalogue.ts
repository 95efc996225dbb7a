import type { Text } from '#domain/text';
import { barTexts } from './bar.ts';
import { findTexts } from './find.ts';
import { historyTexts } from './history.ts';
import { jobsTexts } from './jobs.ts';
import { liveTexts } from './live.ts';
import { paletteTexts } from './palette.ts';
import { pastTexts } from './past.ts';
import { panelTexts } from './panel.ts';
import { shellTexts } from './shell.ts';
import { tourTexts } from './tour.ts';
import { viewsTexts } from './views.ts';
import type { transferDoubtTexts } from './transfer-doubts.ts';
import type { transferTexts } from './transfer.ts';

/** The texts of the first load; a screen's texts are one file and one line. */
export const catalogue = {
  ...shellTexts,
  ...barTexts,
  ...jobsTexts,
  ...panelTexts,
  ...historyTexts,
  ...pastTexts,
  ...liveTexts,
  ...viewsTexts,
  ...findTexts,
  ...tourTexts,
  ...paletteTexts,
} satisfies Record<string, Text>;

/** Texts that come with the parts that are fetched later. */
type LateTexts = typeof transferTexts & typeof transferDoubtTexts;

export type TextKey = keyof typeof catalogue | keyof LateTexts;

const known = new Map<string, Text>(Object.entries(catalogue));

/** A part that is fetched later brings its texts with it, before it draws anything. */
export const addTexts = (texts: Readonly<Record<string, Text>>): void => {
  for (const [key, words] of Object.entries(texts)) known.set(key, words);
};

/** A text by its key. That of a later part is there with the part; `test/shape` holds others to that. */
export const textOf = (key: TextKey): Text => {
  const words = known.get(key);
  if (!words) throw new Error(`The text ${key} has not come yet`);
  return words;
};
