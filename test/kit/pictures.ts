import type { FileItem, Flow, Item } from '#domain/flow/flow';
import { text } from '#domain/texts/text';

const source = ['TST-02'];
const label = (en: string) => text(en, `${en}（简）`, `${en}（繁）`);
const base = (key: string, en: string, stage = 'survey') => ({ key, label: label(en), stage, source });
const files = (key: string, en: string, more: Partial<FileItem> = {}): FileItem => ({
  ...base(key, en),
  accepts: ['image'],
  ...more,
  item: 'file',
});

const items: readonly Item[] = [
  { ...base('survey.on', 'Survey on'), item: 'field', kind: 'date' },
  files('photos', 'Photos of the rooms', { isRequired: true, atLeast: 2 }),
  files('drawings', 'Drawings', { accepts: ['image', 'pdf'], stage: 'work' }),
  files('receipt', 'Receipt', { stage: 'work', by: [{ role: 'finance' }] }),
  { ...base('defects', 'Defects', 'work'), item: 'list', title: 'defect' },
  { ...base('defect', 'Defect', 'work'), item: 'field', kind: 'text', of: 'defects' },
  files('defect.photos', 'Photos of the defect', { of: 'defects', stage: 'work', isRequired: true }),
];

/** A trade of no shop that keeps photos and PDFs: in the job, in entries of a list, needed by a gate, due by their day. */
export const picturesFlow: Flow = {
  key: 'pictures-trade',
  version: 1,
  label: label('Pictures trade'),
  stages: [
    { key: 'survey', label: label('Survey'), source },
    { key: 'work', label: label('Work'), source },
    { key: 'done', label: label('Done'), source },
  ],
  items,
  milestones: [
    {
      key: 'whole',
      label: label('Price'),
      kind: 'balance',
      amount: { rest: true },
      due: { anchor: { fact: 'photos', atLeast: 2 }, offsets: [{ amount: 1, unit: 'weeks' }] },
      source,
    },
  ],
  tasks: [
    {
      key: 'photograph',
      label: label('Photograph the rooms'),
      startsWhen: { stageReached: 'survey' },
      due: { anchor: { fact: 'survey.on' } },
      doneWhen: { fact: 'photos', atLeast: 2 },
      source,
    },
  ],
  notices: [],
  warranties: [],
  keyDate: 'survey.on',
  lineTags: [],
  crewRoles: [],
};

/** Id of the n-th file or entry, as clients make them: in the order of their time. */
export const pictureId = (n: number): string => `01J8ZQ4T5V${String(n).padStart(16, '0')}`;

/** Fact key of the n-th file of an item of the job. */
export const picture = (n: number, item = 'photos'): string => `${item}/${pictureId(n)}`;

/** Fact key of the n-th photo of the first defect. */
export const defectPhoto = (n: number): string => `defects/${pictureId(1)}/defect.photos/${pictureId(n)}`;
