import { describe, expect, test } from 'vitest';
import { refusals } from '#domain/texts/refusal-texts';
import type { Text } from '#domain/texts/text';
import { readText, sourceFiles } from '#scripts/shape/tracked';
import { simplifiedOnly, traditionalOnly } from '#test/registry/han';
import { docsTexts } from '../../admin/api-docs/texts.ts';
import { gridTexts } from '../../admin/grid/texts.ts';
import { keyGroups } from '../../admin/app/help/keys.ts';
import { catalogue } from '../../admin/texts/catalogue.ts';
import { barContentsTexts } from '../../admin/texts/sheet/bar-contents.ts';
import { diaryTexts } from '../../admin/texts/diary/diary.ts';
import { checklistTexts } from '../../admin/texts/job/checklist.ts';
import { noticeTexts } from '../../admin/texts/job/notices.ts';
import { replyTexts } from '../../admin/texts/money/replies.ts';
import { unmatchedTexts } from '../../admin/texts/money/unmatched.ts';
import { rowHistoryTexts } from '../../admin/texts/sheet/row-history.ts';
import { appointmentTexts } from '../../admin/texts/job/appointment.ts';
import { fileTexts } from '../../admin/texts/job/files.ts';
import { tourTexts } from '../../admin/texts/app/tour.ts';
import { joinTexts } from '../../admin/texts/app/join.ts';
import { documentTexts } from '../../admin/texts/job/documents.ts';
import { endingTexts } from '../../admin/texts/job/endings.ts';
import { flowMoveTexts } from '../../admin/texts/job/flow-move.ts';
import { linesTexts } from '../../admin/texts/job/lines.ts';
import { pricesTexts } from '../../admin/texts/settings/prices.ts';
import { listTexts } from '../../admin/texts/job/list.ts';
import { openPanelTexts } from '../../admin/texts/job/open-panel.ts';
import { peopleTexts } from '../../admin/texts/settings/people.ts';
import { rulesTexts } from '../../admin/texts/settings/rules.ts';
import { settingsTexts } from '../../admin/texts/settings/settings.ts';
import { transferDoubtTexts } from '../../admin/texts/transfer/transfer-doubts.ts';
import { transferTexts } from '../../admin/texts/transfer/transfer.ts';

const ofGrid = Object.entries(gridTexts('en')).map(([key, en]): readonly [string, Text] => {
  const localize = (locale: 'zh-Hans' | 'zh-Hant') =>
    new Map(Object.entries(gridTexts(locale))).get(key) ?? '';
  return [`grid ${key}`, { en, 'zh-Hans': localize('zh-Hans'), 'zh-Hant': localize('zh-Hant') }];
});
const ofKeys = keyGroups.flatMap(({ title, lines }) => [title, ...lines.map(({ does }) => does)]);

const ofConditions = (file: string) => `admin/sheet/conditions/${file}`;
const ofSettings = { ...settingsTexts, ...peopleTexts, ...rulesTexts };

/** What the popovers of the sheet's bar hold. */
const barContents = new Set([
  'admin/sheet/bar/contents/fixed-filters.tsx',
  'admin/sheet/views/column-list.tsx',
  'admin/sheet/views/view-line.tsx',
  'admin/sheet/views/view-list.tsx',
  ...['color-rule-list.tsx', 'condition-form.ts', 'condition-line.tsx'].map(ofConditions),
  ...['condition-list.tsx', 'condition-value.tsx'].map(ofConditions),
]);

/** Texts of parts that are loaded later: the dialogs of import and export, the panel of a job, the settings. */
const lateParts: readonly { readonly texts: object; readonly isOfPart: (file: string) => boolean }[] = [
  {
    texts: { ...transferTexts, ...transferDoubtTexts },
    isOfPart: (file) => file.startsWith('admin/transfer/') && !file.endsWith('/use-transfer.tsx'),
  },
  {
    texts: barContentsTexts,
    isOfPart: (file) => barContents.has(file),
  },
  { texts: diaryTexts, isOfPart: (file) => file.startsWith('admin/diary/') },
  {
    texts: openPanelTexts,
    isOfPart: (file) => file.startsWith('admin/job/') && file !== 'admin/job/job-panel.tsx',
  },
  { texts: appointmentTexts, isOfPart: (file) => file === 'admin/job/facts/appointment-row.tsx' },
  { texts: fileTexts, isOfPart: (file) => file.startsWith('admin/job/files/') },
  { texts: ofSettings, isOfPart: (file) => file.startsWith('admin/settings/') },
  { texts: tourTexts, isOfPart: (file) => file.startsWith('admin/app/tour/') },
  { texts: flowMoveTexts, isOfPart: (file) => file.startsWith('admin/job/flow-move/') },
  { texts: joinTexts, isOfPart: (file) => file === 'admin/app/sign-in/join.tsx' },
  {
    texts: documentTexts,
    isOfPart: (file) => file.startsWith('admin/documents/') || file.startsWith('admin/job/documents/'),
  },
  { texts: endingTexts, isOfPart: (file) => file.startsWith('admin/job/endings/') },
  { texts: linesTexts, isOfPart: (file) => file.startsWith('admin/job/lines/') },
  { texts: pricesTexts, isOfPart: (file) => file.startsWith('admin/settings/prices/') },
  { texts: checklistTexts, isOfPart: (file) => file.startsWith('admin/job/facts/') },
  {
    texts: noticeTexts,
    isOfPart: (file) =>
      /^admin\/(?:ui\/notice|notices)\//.test(file) || file === 'admin/job/activity/activity-tab.tsx',
  },
  { texts: replyTexts, isOfPart: (file) => file === 'admin/money/unmatched-replies.tsx' },
  { texts: unmatchedTexts, isOfPart: (file) => file.startsWith('admin/money/') },
  { texts: rowHistoryTexts, isOfPart: (file) => file.startsWith('admin/sheet/history/') },
  { texts: listTexts, isOfPart: (file) => file === 'admin/job/facts/list-row.tsx' },
];
const lateTexts = {
  ...openPanelTexts,
  ...barContentsTexts,
  ...transferTexts,
  ...transferDoubtTexts,
  ...listTexts,
  ...checklistTexts,
  ...noticeTexts,
  ...unmatchedTexts,
  ...replyTexts,
  ...rowHistoryTexts,
  ...linesTexts,
  ...pricesTexts,
  ...diaryTexts,
  ...appointmentTexts,
  ...fileTexts,
  ...ofSettings,
  ...joinTexts,
  ...flowMoveTexts,
  ...tourTexts,
  ...documentTexts,
  ...endingTexts,
};

const rows: readonly (readonly [string, Text])[] = [
  ...Object.entries(catalogue),
  ...Object.entries(lateTexts),
  ...Object.entries(docsTexts),
  ...ofGrid,
  ...ofKeys.map((words) => [`key ${words.en}`, words] as const),
  ...Object.entries(refusals).map(([code, { text }]) => [code, text] as const),
];

const placeholders = (label: string): readonly string[] =>
  [...label.matchAll(/\{[^}]*\}/g)].map(([name]) => name).toSorted();

const charactersOf = (label: string, script: ReadonlySet<string>): readonly string[] =>
  Array.from(label).filter((character) => script.has(character));

describe('every text of the admin, the grid and the keys, and every refusal', () => {
  test('is there in three languages', () => {
    const empty = rows.filter(([, words]) => Object.values(words).some((word) => word.trim() === ''));
    expect(empty).toEqual([]);
  });

  test('leaves the same places open in each language', () => {
    const uneven = rows
      .filter(([, { en, 'zh-Hans': simplified, 'zh-Hant': traditional }]) => {
        const open = String(placeholders(en));
        return String(placeholders(simplified)) !== open || String(placeholders(traditional)) !== open;
      })
      .map(([key]) => key);
    expect(uneven).toEqual([]);
  });

  test('counts jobs as the Chinese count papers, in both scripts', () => {
    const wrong = rows.filter(([, words]) => /[个個]工[单單]/.test(words['zh-Hans'] + words['zh-Hant']));
    expect(wrong).toEqual([]);
  });

  test('writes each Chinese text in its own script', () => {
    const foreign = rows
      .filter(
        ([, words]) =>
          charactersOf(words['zh-Hans'], traditionalOnly).length > 0 ||
          charactersOf(words['zh-Hant'], simplifiedOnly).length > 0,
      )
      .map(([key, words]) => [
        key,
        charactersOf(words['zh-Hans'], traditionalOnly),
        charactersOf(words['zh-Hant'], simplifiedOnly),
      ]);
    expect(foreign).toEqual([]);
  });

  test('is there when it is shown: those of a later part are used in that part alone', () => {
    const early = sourceFiles.filter((file) => file.startsWith('admin/') && !file.startsWith('admin/texts/'));
    const wrong = early.flatMap((file) => {
      const source = readText(file);
      return lateParts
        .filter(({ isOfPart }) => !isOfPart(file))
        .flatMap(({ texts }) => Object.keys(texts))
        .flatMap((key) => (source.includes(`'${key}'`) ? [`${file} ${key}`] : []));
    });
    expect(early.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});
