import { outstanding } from '../../fields/derived/outstanding.ts';
import { contractTotal } from '../../fields/own/contract-total.ts';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { formatMoney, isCurrency } from '#domain/money/money';
import type { GroupSummary } from '../../api/sheet-queries.ts';
import type { CellMark, GridRow, GridTotal } from '../../grid/index.ts';
import type { Texts } from '../../texts/locale.tsx';
import type { Line } from './layout.ts';
import type { ListPart, Sheet } from './use-sheet.ts';

type SummaryGroup = GroupSummary['groups'][number];

interface Reader {
  readonly texts: Texts;
  readonly me: Me;
  /** The newest flows, followed by the loaded older versions. */
  readonly flows: readonly Flow[];
}

const gaps: GridRow[] = [];

/** The id of a placeholder row, by its index. */
export const placeholderId = (at: number): string => `gap:${at}`;

/** The placeholder row of a job that is not loaded; the same object for a position. */
const placeholderRow = (at: number): GridRow => {
  const known = gaps[at];
  if (known) return known;
  const row: GridRow = { id: placeholderId(at), name: '', values: {}, isLoading: true };
  gaps[at] = row;
  return row;
};

const stageLabel = ({ flow, stage }: SummaryGroup, { flows, texts }: Reader): string => {
  const versions = flows.filter(({ key }) => key === flow);
  const [trade] = versions;
  const label = versions.flatMap(({ stages }) => stages).find(({ key }) => key === stage)?.label;
  if (!trade) return flow ?? '';
  return label ? `${texts.localize(trade.label)} · ${texts.localize(label)}` : texts.localize(trade.label);
};

/** A group's label: its trade, stage, or assignee. */
const groupLabel = (group: SummaryGroup, reader: Reader): string => {
  if (group.flow !== null) return stageLabel(group, reader);
  if (group.ownerId === null) return reader.texts.t('jobs.nobody');
  return reader.me.staff.find(({ id }) => id === group.ownerId)?.name ?? group.ownerId;
};

/** A group's sort key: trades and stages in their own order, people in the order of the staff, unassigned last. */
export const groupOrderOf =
  ({ flows, me }: Pick<Reader, 'flows' | 'me'>) =>
  ({ flow, stage, ownerId }: SummaryGroup): number => {
    if (flow === null)
      return ownerId === null ? me.staff.length : me.staff.findIndex(({ id }) => id === ownerId);
    const at = flows.findIndex(({ key }) => key === flow);
    const stages = flows[at]?.stages ?? [];
    const place = stages.findIndex(({ key }) => key === stage);
    // A stage of older versions only is placed after those of the newest version.
    return at * stagesMax + (place === -1 ? stagesMax - 1 : place);
  };

/** More stages than any trade has. */
const stagesMax = 1000;

const readOnly: CellMark = { readOnly: true };

const noSum = { contractTotalMinor: null, paidMinor: null, outstandingMinor: null };

/** A group's heading: its name, the number of its jobs and their sums; sums in several currencies are omitted. */
const headingRow = ({ key, group }: ListPart, reader: Reader): GridRow => {
  const label = group ? groupLabel(group, reader) : '';
  const sum = group?.sums.length === 1 ? group.sums[0] : undefined;
  const { contractTotalMinor, paidMinor, outstandingMinor } = sum ?? noSum;
  const money: CellMark = { readOnly: true, ...(sum ? { currency: sum.currency } : {}) };
  return {
    id: key,
    name: label,
    isGroup: true,
    values: {
      title: `${label} (${(group?.count ?? 0).toLocaleString('en')})`,
      contractTotal: contractTotalMinor,
      paid: paidMinor,
      outstanding: outstandingMinor,
    },
    marks: { title: readOnly, contractTotal: money, paid: money, outstanding: money },
  };
};

const rowOf = (
  line: Line,
  {
    headings,
    makeRow,
  }: { readonly headings: readonly GridRow[]; readonly makeRow: (job: JobRow) => GridRow },
): GridRow => {
  switch (line.is) {
    case 'job':
      return makeRow(line.job);
    case 'gap':
      return placeholderRow(line.at);
    case 'heading':
      return headings[line.section] ?? placeholderRow(0);
  }
};

/** The sheet's layout as rows of the grid. */
export const sheetRows = (
  { layout, parts }: Pick<Sheet, 'layout' | 'parts'>,
  reader: Reader,
  makeRow: (job: JobRow) => GridRow,
): readonly GridRow[] => {
  const headings = parts.map((part) => headingRow(part, reader));
  return layout.lines.map((line) => rowOf(line, { headings, makeRow }));
};

const summed = (
  amounts: ReadonlyMap<string, number>,
  currency: string,
  amount: number,
): ReadonlyMap<string, number> => new Map([...amounts, [currency, (amounts.get(currency) ?? 0) + amount]]);

/** The sums of all jobs of the list by currency, loaded or not, for the bar under the sheet. */
export const sheetTotals = (
  { groupSummary, jobs }: Pick<Sheet, 'groupSummary' | 'jobs'>,
  { localize, locale }: Texts,
): readonly GridTotal[] => {
  const sums =
    groupSummary?.groups.flatMap((group) => group.sums) ??
    [...jobs.values()].map(({ currency, contractTotalMinor, outstandingMinor }) => ({
      currency,
      contractTotalMinor: contractTotalMinor ?? 0,
      outstandingMinor,
    }));
  const words = (read: (sum: (typeof sums)[number]) => number): string => {
    let amounts: ReadonlyMap<string, number> = new Map();
    for (const sum of sums) amounts = summed(amounts, sum.currency, read(sum));
    return [...amounts]
      .map(([currency, amount]) => (isCurrency(currency) ? formatMoney(amount, currency, locale) : ''))
      .join(' + ');
  };
  if (sums.length === 0) return [];
  return [
    { label: localize(contractTotal.label), value: words((sum) => sum.contractTotalMinor) },
    { label: localize(outstanding.label), value: words((sum) => sum.outstandingMinor) },
  ];
};
