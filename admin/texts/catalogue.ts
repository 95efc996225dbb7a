import type { Text } from '#domain/texts/text';
import { barTexts } from './sheet/bar.ts';
import { findTexts } from './sheet/find.ts';
import { historyTexts } from './sheet/history.ts';
import { jobsTexts } from './sheet/jobs.ts';
import { liveTexts } from './app/live.ts';
import { paletteTexts } from './app/palette.ts';
import { pastTexts } from './sheet/past.ts';
import { panelTexts } from './job/panel.ts';
import { shellTexts } from './app/shell.ts';
import { tourTexts } from './app/tour.ts';
import { viewsTexts } from './sheet/views.ts';
import type { transferDoubtTexts } from './transfer/transfer-doubts.ts';
import type { transferTexts } from './transfer/transfer.ts';

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
