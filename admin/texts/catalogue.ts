import type { Text } from '#domain/texts/text';
import { barTexts } from './sheet/bar.ts';
import { glanceTexts } from './sheet/glance.ts';
import { findTexts } from './sheet/find.ts';
import { historyTexts } from './sheet/history.ts';
import { jobsTexts } from './sheet/jobs.ts';
import { liveTexts } from './app/live.ts';
import { paletteTexts } from './app/palette.ts';
import { pastTexts } from './sheet/past.ts';
import { panelTexts } from './job/panel.ts';
import { shellTexts } from './app/shell.ts';
import type { tourTexts } from './app/tour.ts';
import { viewsTexts } from './sheet/views.ts';
import type { barContentsTexts } from './sheet/bar-contents.ts';
import type { customersTexts } from './customers/customers.ts';
import type { diaryTexts } from './diary/diary.ts';
import type { noticeTexts } from './job/notices.ts';
import type { rowHistoryTexts } from './sheet/row-history.ts';
import type { replyTexts } from './money/replies.ts';
import type { unmatchedTexts } from './money/unmatched.ts';
import type { checklistTexts } from './job/checklist.ts';
import type { appointmentTexts } from './job/appointment.ts';
import type { fileTexts } from './job/files.ts';
import type { joinTexts } from './app/join.ts';
import type { documentTexts } from './job/documents.ts';
import type { endingTexts } from './job/endings.ts';
import type { flowMoveTexts } from './job/flow-move.ts';
import type { linesTexts } from './job/lines.ts';
import type { listTexts } from './job/list.ts';
import type { openPanelTexts } from './job/open-panel.ts';
import type { peopleTexts } from './settings/people.ts';
import type { pricesTexts } from './settings/prices.ts';
import type { rulesTexts } from './settings/rules.ts';
import type { settingsTexts } from './settings/settings.ts';
import type { taskTexts } from './job/tasks.ts';
import type { todayTexts } from './today/today.ts';
import type { transferDoubtTexts } from './transfer/transfer-doubts.ts';
import type { transferTexts } from './transfer/transfer.ts';

/** The texts of the first load. A screen's texts are one file and one line here. */
export const catalogue = {
  ...shellTexts,
  ...barTexts,
  ...jobsTexts,
  ...glanceTexts,
  ...panelTexts,
  ...historyTexts,
  ...pastTexts,
  ...liveTexts,
  ...viewsTexts,
  ...findTexts,
  ...paletteTexts,
} satisfies Record<string, Text>;

/** Texts of parts that are loaded lazily. */
type LateTexts = typeof barContentsTexts &
  typeof transferTexts &
  typeof transferDoubtTexts &
  typeof listTexts &
  typeof checklistTexts &
  typeof noticeTexts &
  typeof rowHistoryTexts &
  typeof unmatchedTexts &
  typeof replyTexts &
  typeof openPanelTexts &
  typeof pricesTexts &
  typeof linesTexts &
  typeof customersTexts &
  typeof diaryTexts &
  typeof appointmentTexts &
  typeof fileTexts &
  typeof joinTexts &
  typeof settingsTexts &
  typeof tourTexts &
  typeof flowMoveTexts &
  typeof peopleTexts &
  typeof rulesTexts &
  typeof documentTexts &
  typeof taskTexts &
  typeof todayTexts &
  typeof endingTexts;

export type TextKey = keyof typeof catalogue | keyof LateTexts;

const known = new Map<string, Text>(Object.entries(catalogue));

/** Registers the texts of a lazily loaded part, before it renders. */
export const addTexts = (texts: Readonly<Record<string, Text>>): void => {
  for (const [key, words] of Object.entries(texts)) known.set(key, words);
};

/** A text by its key. The texts of a lazily loaded part are available only within it, which `test/shape` checks. */
export const textOf = (key: TextKey): Text => {
  const words = known.get(key);
  if (!words) throw new Error(`The text ${key} has not come yet`);
  return words;
};
