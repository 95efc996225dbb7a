import type { Text } from '#domain/texts/text';
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
import { transferDoubtTexts } from './transfer-doubts.ts';
import { transferTexts } from './transfer.ts';

/** Every text of the admin; a screen's texts are one file and one line. */
export const catalogue = {
  ...shellTexts,
  ...barTexts,
  ...jobsTexts,
  ...panelTexts,
  ...historyTexts,
  ...pastTexts,
  ...transferTexts,
  ...transferDoubtTexts,
  ...liveTexts,
  ...viewsTexts,
  ...findTexts,
  ...tourTexts,
  ...paletteTexts,
} satisfies Record<string, Text>;

export type TextKey = keyof typeof catalogue;
