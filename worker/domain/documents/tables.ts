import { crewOfBlock, linesOfBlock } from '#domain/documents/document-rows';
import { documentDate, documentMoney, documentNumber, documentValue } from '#domain/documents/format';
import type { PlaceForm } from '#domain/documents/form';
import type { RenderedBlock, RenderedColumn, Rendering } from '#domain/documents/rendered';
import type { Block } from '#domain/flow/template';
import type { FieldValue } from '#domain/rules/fact';
import type { FrozenLine } from '#domain/rules/frozen';
import { text, type Text } from '#domain/texts/text';

const words = {
  description: text('Description', '项目', '項目'),
  quantity: text('Quantity', '数量', '數量'),
  unitPrice: text('Unit price', '单价', '單價'),
  amount: text('Amount', '金额', '金額'),
  decision: text('Decision', '客户决定', '客戶決定'),
  open: text('to be decided', '待决定', '待決定'),
  accepted: text('accepted', '已接受', '已接受'),
  sum: text('Total', '合计', '合計'),
  role: text('Role', '岗位', '職務'),
  name: text('Name', '姓名', '姓名'),
  phone: text('Phone', '电话', '電話'),
  date: text('Date', '日期', '日期'),
  extra: text('Extra', '增加项', '增加項'),
  milestone: text('Milestone', '款项', '款項'),
  due: text('Due', '应付日期', '應付日期'),
  byRule: text('By the contract', '按合同约定', '依合約約定'),
  warranty: text('Warranty', '保修项目', '保修項目'),
  from: text('From', '开始日期', '開始日期'),
  until: text('Until', '截止日期', '截止日期'),
  notCovered: text('not covered', '不在保修范围', '不在保修範圍'),
} as const;

/** A value as this paper shows it. */
export const shownValue = (
  { version, locale }: Rendering,
  value: FieldValue,
  form: PlaceForm | undefined,
): string =>
  form === undefined ? String(value) : documentValue(value, form, { locale, showing: version.data });

/** A block's title in the paper's language. */
export const titleOf = ({ locale }: Rendering, title: Text | undefined): string | null =>
  title?.[locale] ?? null;

const column = ({ locale }: Rendering, label: Text, isNumber = false): RenderedColumn => ({
  label: label[locale],
  isNumber,
});

/** A block of one kind. */
export type BlockOf<Kind extends Block['block']> = Extract<Block, { readonly block: Kind }>;
type Table = Extract<RenderedBlock, { readonly kind: 'table' }>;

const quantityText = ({ quantity, unit }: FrozenLine): string =>
  unit === undefined ? documentNumber(quantity) : `${documentNumber(quantity)} ${unit}`;

/** Unit prices stand where a line has one, and what is still to be decided where a line is. */
const linesTable = (rendering: Rendering, block: BlockOf<'lines'>): Table => {
  const { locale, version } = rendering;
  const { lines: all = [], currency } = version.data;
  const lines = linesOfBlock(block, all);
  const isPriced = block.hidesAmounts !== true;
  const hasUnits = isPriced && lines.some(({ unitMinor }) => unitMinor !== undefined);
  const hasOpen = lines.some(({ decision }) => decision === 'open');
  const sum = lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
  const decisionText = (line: FrozenLine): string => words[line.decision ?? 'accepted'][locale];
  const unitPrice = ({ unitMinor }: FrozenLine): string =>
    unitMinor === undefined ? '' : documentMoney(unitMinor, currency);
  return {
    kind: 'table',
    title: titleOf(rendering, block.title),
    columns: [
      column(rendering, words.description),
      column(rendering, words.quantity, true),
      ...(hasUnits ? [column(rendering, words.unitPrice, true)] : []),
      ...(isPriced ? [column(rendering, words.amount, true)] : []),
      ...(hasOpen ? [column(rendering, words.decision)] : []),
    ],
    rows: lines.map((line) => [
      line.description,
      quantityText(line),
      ...(hasUnits ? [unitPrice(line)] : []),
      ...(isPriced ? [documentMoney(line.amountMinor, currency)] : []),
      ...(hasOpen ? [decisionText(line)] : []),
    ]),
    foot: isPriced
      ? [
          words.sum[locale],
          '',
          ...(hasUnits ? [''] : []),
          documentMoney(sum, currency),
          ...(hasOpen ? [''] : []),
        ]
      : null,
  };
};

const crewTable = (rendering: Rendering, block: BlockOf<'crew'>): Table => ({
  kind: 'table',
  title: titleOf(rendering, block.title),
  columns: [words.role, words.name, words.phone, words.date].map((label) => column(rendering, label)),
  rows: crewOfBlock(block, rendering.version.data.crew ?? []).map(({ role, supplier, phone, on }) => [
    rendering.form.roles[role]?.[rendering.locale] ?? role,
    supplier,
    phone,
    on === '' ? '' : documentDate(on, rendering.locale),
  ]),
  foot: null,
});

const extrasTable = (rendering: Rendering, { title, hidesAmounts }: BlockOf<'extras'>): Table => {
  const { extras = [], currency } = rendering.version.data;
  const isPriced = hidesAmounts !== true;
  return {
    kind: 'table',
    title: titleOf(rendering, title),
    columns: [column(rendering, words.extra), ...(isPriced ? [column(rendering, words.amount, true)] : [])],
    rows: extras.map((extra) => [
      extra.title,
      ...(isPriced ? [documentMoney(extra.amountMinor, currency)] : []),
    ]),
    foot: null,
  };
};

const milestonesTable = (rendering: Rendering, { title }: BlockOf<'milestones'>): Table => {
  const { locale, form, version } = rendering;
  const { milestones = [], currency } = version.data;
  const sum = milestones.reduce((total, { amountMinor }) => total + amountMinor, 0);
  return {
    kind: 'table',
    title: titleOf(rendering, title),
    columns: [
      column(rendering, words.milestone),
      column(rendering, words.due),
      column(rendering, words.amount, true),
    ],
    rows: milestones.map(({ key, label, dueOn, amountMinor }) => [
      (label ?? form.milestones[key])?.[locale] ?? key,
      dueOn === null ? words.byRule[locale] : documentDate(dueOn, locale),
      documentMoney(amountMinor, currency),
    ]),
    foot: [words.sum[locale], '', documentMoney(sum, currency)],
  };
};

/** The lines stand first where warranties are by line. */
const warrantiesTable = (rendering: Rendering, { title }: BlockOf<'warranties'>): Table => {
  const { locale, form, version } = rendering;
  const { warranties = [] } = version.data;
  const isByLine = warranties.some(({ line }) => line !== undefined);
  const dayText = (on: string | null): string =>
    on === null ? words.notCovered[locale] : documentDate(on, locale);
  return {
    kind: 'table',
    title: titleOf(rendering, title),
    columns: [...(isByLine ? [words.description] : []), words.warranty, words.from, words.until].map(
      (label) => column(rendering, label),
    ),
    rows: warranties.map(({ key, line = '', startsOn, endsOn }) => [
      ...(isByLine ? [line] : []),
      form.warranties[key]?.[locale] ?? key,
      dayText(startsOn),
      dayText(endsOn),
    ]),
    foot: null,
  };
};

const numeric: ReadonlySet<PlaceForm['kind']> = new Set(['number', 'money', 'percent']);

const listTable = (rendering: Rendering, { title, list, columns }: BlockOf<'list'>): Table => {
  const { form, version } = rendering;
  return {
    kind: 'table',
    title: titleOf(rendering, title),
    columns: columns.map((key) => {
      const item = form.columns[key];
      return column(
        rendering,
        item?.label ?? text(key, key, key),
        item !== undefined && numeric.has(item.kind),
      );
    }),
    rows: (version.data.lists?.[list] ?? []).map((entry) =>
      columns.map((key) => {
        const value = entry[key];
        return value === undefined ? '' : shownValue(rendering, value, form.columns[key]);
      }),
    ),
    foot: null,
  };
};

/** The table of a block of rows; null for a block of another kind. */
export const tableOf = (rendering: Rendering, block: Block): Table | null => {
  switch (block.block) {
    case 'lines':
      return linesTable(rendering, block);
    case 'list':
      return listTable(rendering, block);
    case 'crew':
      return crewTable(rendering, block);
    case 'extras':
      return extrasTable(rendering, block);
    case 'milestones':
      return milestonesTable(rendering, block);
    case 'warranties':
      return warrantiesTable(rendering, block);
    default:
      return null;
  }
};
