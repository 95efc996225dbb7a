import type { JobRow } from '#contract/job-answers';
import { findColumns } from '#contract/sheet';
import type { Flow } from '#domain/flow';
import { isCurrency, minorDigits } from '#domain/money';
import { locales, type Text } from '#domain/text';
import type { Found, Sought } from '../api/sheet-queries.ts';
import type { Line } from '../jobs/sheet/layout.ts';

type FoundRow = Found['rows'][number];
type FoundColumn = (typeof findColumns)[number];

const namesOf = (label: Text | undefined): readonly string[] =>
  label ? locales.map((locale) => label[locale]) : [];

/** Plain, and without decimals where it has none. */
const amountWords = (minor: number | null, currency: string): string => {
  if (minor === null) return '';
  const digits = isCurrency(currency) ? minorDigits[currency] : 2;
  return (minor / 10 ** digits).toFixed(digits).replace(/\.0+$/, '');
};

type Holds = (sought: Sought) => boolean;

const holdsText =
  (...shown: readonly (string | null)[]): Holds =>
  ({ text }) =>
    shown.some((one) => one !== null && one.toLowerCase().includes(text.toLowerCase()));

const holdsDay =
  (on: string | null): Holds =>
  (sought) =>
    on !== null && (on === sought.day || holdsText(on)(sought));

const holdsAmount =
  (minor: number | null, { currency }: JobRow): Holds =>
  ({ amount }) =>
    amount !== undefined && amountWords(minor, currency).includes(amount);

const holdsIn = (job: JobRow, flows: readonly Flow[]): Readonly<Record<FoundColumn, Holds>> => {
  const flow = flows.find(({ key }) => key === job.flow);
  const { progressPercent } = job;
  return {
    title: holdsText(job.title),
    number: holdsText(`J-${job.number}`),
    trade: holdsText(...namesOf(flow?.label)),
    stage: holdsText(...namesOf(flow?.stages.find(({ key }) => key === job.stage)?.label)),
    nextDue: holdsDay(job.nextDueOn),
    customer: holdsText(job.customerName),
    owner: holdsText(job.ownerName),
    keyDate: holdsDay(job.keyDate),
    contractTotal: holdsAmount(job.contractTotalMinor, job),
    // Nothing at all is shown as an empty cell.
    paid: holdsAmount(job.paidMinor || null, job),
    outstanding: holdsAmount(job.outstandingMinor || null, job),
    progress: holdsText(progressPercent === null ? null : `${progressPercent}%`),
  };
};

/** Where a text stands in jobs that are at hand, as the server tells it of a whole list. */
export const foundInJobs = (lines: readonly Line[], sought: Sought, flows: readonly Flow[]): Found => {
  const rows = lines.flatMap((line, at): readonly FoundRow[] => {
    if (line.is !== 'job') return [];
    const holds = holdsIn(line.job, flows);
    const held = findColumns.filter((name) => holds[name](sought));
    return held.length === 0
      ? []
      : [{ id: line.job.id, place: at + 1, flow: null, stage: null, ownerId: null, columns: [...held] }];
  });
  return { rows, hasMore: false };
};
