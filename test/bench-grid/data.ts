/** The sheet that both grids display: the same computed values, in 20 columns. */
export type Kind =
  | 'text'
  | 'longtext'
  | 'number'
  | 'money'
  | 'percent'
  | 'date'
  | 'instant'
  | 'choice'
  | 'person';

export interface SheetColumn {
  readonly id: string;
  readonly header: string;
  readonly kind: Kind;
  readonly width: number;
  readonly isReadOnly?: true;
  readonly isPinned?: true;
}

export interface SheetRow {
  readonly id: string;
  readonly values: Readonly<Record<string, string | number | null>>;
  /** Its due date is past. */
  readonly isOverdue: boolean;
}

export const columns: readonly SheetColumn[] = [
  { id: 'number', header: 'No.', kind: 'text', width: 110, isPinned: true, isReadOnly: true },
  { id: 'title', header: 'Job', kind: 'text', width: 180 },
  { id: 'customer', header: 'Customer', kind: 'text', width: 110 },
  { id: 'stage', header: 'Stage', kind: 'choice', width: 110 },
  { id: 'owner', header: 'Owner', kind: 'person', width: 110 },
  { id: 'keyDate', header: 'Key date', kind: 'date', width: 110 },
  { id: 'total', header: 'Contract', kind: 'money', width: 110 },
  { id: 'progress', header: 'Progress', kind: 'percent', width: 90 },
  { id: 'survey', header: 'Survey', kind: 'instant', width: 140 },
  { id: 'note', header: 'Note', kind: 'longtext', width: 180 },
  { id: 'area', header: 'Area', kind: 'number', width: 90 },
  { id: 'paid', header: 'Paid', kind: 'money', width: 110, isReadOnly: true },
  { id: 'nextDue', header: 'Next due', kind: 'date', width: 130, isReadOnly: true },
  { id: 'phone', header: 'Phone', kind: 'text', width: 120 },
  { id: 'address', header: 'Address', kind: 'text', width: 180 },
  { id: 'crew', header: 'Crew', kind: 'person', width: 110 },
  { id: 'start', header: 'Start', kind: 'date', width: 110 },
  { id: 'end', header: 'End', kind: 'date', width: 110 },
  { id: 'cost', header: 'Cost', kind: 'money', width: 110 },
  { id: 'source', header: 'Source', kind: 'text', width: 110 },
];

export const stages = ['Inquiry', 'Design', 'Contract', 'Work', 'Acceptance', 'Closed'];
export const people = ['陈晓', 'Li Wei', '周敏', 'Anna Berg'];

const titles = [
  '花园路12号住宅翻新',
  'Garden Road 12, flat',
  '李府婚礼',
  'Kitchen, 8 Mill Lane',
  '湖滨小区3栋802',
];
const customers = ['王芳', 'Anna Berg', '李娜', 'Tom Hill', '赵磊', 'Mia Stone', '孙悦'];
const sources = ['Walk-in', 'Referral', '小红书', 'Web'];

const pick = (items: readonly string[], index: number): string => items[index % items.length] ?? '';
const two = (value: number) => String(value).padStart(2, '0');
const dayOf = (index: number) => `2026-${two((index % 12) + 1)}-${two((index % 27) + 1)}`;

const rowAt = (index: number): SheetRow => {
  const total = ((index * 7919) % 480) * 100_000 + 1_280_050;
  return {
    id: `j${index}`,
    isOverdue: index % 7 === 0,
    values: {
      number: `J-${100_000 + index}`,
      title: `${pick(titles, index)} ${index}`,
      customer: pick(customers, index * 5),
      stage: pick(stages, index * 7),
      owner: pick(people, index),
      keyDate: dayOf(index),
      total,
      progress: (index * 17) % 101,
      survey: Date.UTC(2026, index % 12, (index % 27) + 1, index % 24, 30),
      note: index % 4 === 0 ? '业主要求先做水电，周末不施工' : null,
      area: ((index * 31) % 2000) / 10 + 20,
      paid: Math.round(total * 0.55),
      nextDue: dayOf(index + 3),
      phone: `+86 138 ${two(index % 100)}${two((index * 3) % 100)} ${two((index * 7) % 100)}${two(index % 97)}`,
      address: `Garden Road ${index % 300}, ${pick(titles, index + 2)}`,
      crew: pick(people, index + 1),
      start: dayOf(index + 5),
      end: dayOf(index + 6),
      cost: Math.round(total * 0.4),
      source: pick(sources, index),
    },
  };
};

const makeRows = (count: number): readonly SheetRow[] =>
  Array.from({ length: count }, (_, index) => rowAt(index));

const pasteRows = 40;

/** Ten columns from `title` on, as clipboard text of a spreadsheet; every cell differs from the displayed one. */
export const pasteText = (): string =>
  Array.from({ length: pasteRows }, (_, index) =>
    [
      `Pasted ${index}`,
      `Customer ${index}`,
      pick(stages, index * 7 + 1),
      pick(people, index + 1),
      `2027/3/${(index % 27) + 1}`,
      `￥${index + 1},234.50`,
      `${((index * 17) % 101) / 2 + 0.25}%`,
      `2027-02-${two((index % 27) + 1)} 10:15`,
      `note ${index}`,
      String(index + 500),
    ].join('\t'),
  ).join('\n');

let createdSheetRows: readonly SheetRow[] | null = null;

/** The rows that the page's address requests, created once. */
export const sheetRows = (): readonly SheetRow[] => {
  createdSheetRows ??= makeRows(Number(new URLSearchParams(location.search).get('rows') ?? 10_000));
  return createdSheetRows;
};
