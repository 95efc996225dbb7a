import type { CellMark, GridColumn, GridOption, GridRow } from '../../../admin/grid/index.ts';

const stages: readonly GridOption[] = [
  { value: 'inquiry', label: 'Inquiry', aliases: ['咨询'], tone: 'quiet' },
  { value: 'design', label: 'Design', aliases: ['设计', '設計'] },
  { value: 'contract', label: 'Contract', aliases: ['签约', '簽約'] },
  { value: 'work', label: 'Work', aliases: ['施工'] },
  { value: 'acceptance', label: 'Acceptance', aliases: ['验收', '驗收'], hint: 'needs the final photos' },
  { value: 'closed', label: 'Closed', aliases: ['结案', '結案'], tone: 'paid' },
];

const people: readonly GridOption[] = [
  { value: 'u1', label: '陈晓' },
  { value: 'u2', label: 'Li Wei', aliases: ['李伟'] },
  { value: 'u3', label: '周敏' },
];

const milestoneStates: readonly GridOption[] = [
  { value: 'waiting', label: 'waiting', tone: 'quiet' },
  { value: 'due', label: 'due', tone: 'soon' },
  { value: 'overdue', label: 'overdue', tone: 'overdue' },
  { value: 'paid', label: 'paid', tone: 'paid' },
];

export const columns: readonly GridColumn[] = [
  {
    id: 'number',
    header: 'No.',
    kind: 'readonly',
    width: 132,
    pinned: 'start',
    sortable: true,
    child: { kind: 'readonly' },
  },
  {
    id: 'title',
    header: 'Job',
    kind: 'text',
    width: 200,
    sortable: true,
    isRequired: true,
    child: { kind: 'readonly' },
  },
  { id: 'customer', header: 'Customer', kind: 'text', width: 110, sortable: true },
  {
    id: 'stage',
    header: 'Stage',
    kind: 'choice',
    width: 120,
    sortable: true,
    options: stages,
    child: { kind: 'status', options: milestoneStates },
  },
  { id: 'owner', header: 'Owner', kind: 'person', width: 104, options: people },
  { id: 'keyDate', header: 'Key date', kind: 'date', width: 116, sortable: true },
  {
    id: 'total',
    header: 'Contract',
    kind: 'money',
    width: 108,
    sortable: true,
    min: 0,
    child: { kind: 'money', min: 0 },
  },
  {
    id: 'paid',
    header: 'Paid',
    kind: 'money',
    width: 104,
    readOnly: true,
    child: { kind: 'money', readOnly: true },
  },
  { id: 'progress', header: 'Progress', kind: 'percent', width: 92 },
  {
    id: 'nextDue',
    header: 'Next due',
    kind: 'date',
    width: 196,
    sortable: true,
    readOnly: true,
    child: { kind: 'date' },
  },
  { id: 'survey', header: 'Survey', kind: 'instant', width: 140 },
  { id: 'note', header: 'Note', kind: 'longtext', width: 220 },
];

const titles = [
  '花园路12号住宅翻新',
  'Garden Road 12, flat',
  '李府婚礼',
  'Kitchen, 8 Mill Lane',
  '湖滨小区3栋802',
  'Autumn wedding, Lake House',
];
const customers = ['王芳', 'Anna Berg', '李娜', 'Tom Hill', '赵磊', 'Mia Stone'];

const pick = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

const two = (value: number) => String(value).padStart(2, '0');

const dueMarks: readonly (CellMark | null)[] = [
  { tone: 'overdue', suffix: '3 d overdue', note: '55 % of the contract fell due on signature' },
  { tone: 'soon', suffix: 'in 4 d' },
  null,
  { tone: 'paid', suffix: 'all paid' },
  { tone: 'today', suffix: 'today' },
  null,
  null,
];

const milestones = (index: number, total: number): readonly GridRow[] =>
  ['Down payment', 'Progress payment', 'Balance'].map((name, part) => {
    const state = pick(['paid', 'overdue', 'due', 'waiting'], part === 0 ? index : part + index);
    const mark: Record<string, CellMark> =
      state === 'overdue' ? { nextDue: { tone: 'overdue', suffix: '3 d overdue' } } : {};
    return {
      id: `m${index}-${part}`,
      name,
      values: {
        number: null,
        title: name,
        stage: state,
        total: Math.round((total * pick([55, 40, 5], part)) / 100),
        paid: state === 'paid' ? Math.round((total * pick([55, 40, 5], part)) / 100) : 0,
        nextDue: state === 'waiting' ? null : `2026-${two((index % 12) + 1)}-1${part}`,
      },
      marks: mark,
    };
  });

const job = (index: number): GridRow => {
  const total = ((index * 7919) % 480) * 100_000 + 1_280_000;
  const due = pick(dueMarks, index);
  const title = pick(titles, index);
  return {
    id: `j${index}`,
    name: index < titles.length ? title : `${title} ${index}`,
    values: {
      number: `J-${1000 + index}`,
      title: index < titles.length ? title : `${title} ${index}`,
      customer: pick(customers, index * 5),
      stage: pick(stages, index * 7).value,
      owner: pick(people, index).value,
      keyDate: `2026-${two((index % 12) + 1)}-${two((index % 27) + 1)}`,
      total,
      paid: index % 3 === 0 ? total : Math.round(total * 0.55),
      progress: (index * 17) % 101,
      nextDue: due === null ? null : `2026-11-${two((index % 27) + 1)}`,
      survey: index % 2 === 0 ? Date.UTC(2026, 10, (index % 27) + 1, 2, 30) : null,
      note: index % 4 === 0 ? '业主要求先做水电\n周末不施工' : null,
    },
    marks: due === null ? {} : { nextDue: due },
    ...(due?.tone === 'overdue' ? { tone: 'overdue' } : {}),
    children: milestones(index, total),
  };
};

export const makeRows = (count: number): readonly GridRow[] =>
  Array.from({ length: count }, (_, index) => job(index));

/** The sheet without child rows. */
export const flatColumns: readonly GridColumn[] = columns.map(({ child: _, ...column }) => column);

export const withoutChildren = (rows: readonly GridRow[]): readonly GridRow[] =>
  rows.map(({ children: _, ...row }) => row);
