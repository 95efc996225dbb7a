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
import { transferDoubtTexts } from './transfer/transfer-doubts.ts';
import { transferTexts } from './transfer/transfer.ts';

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
