import type { JobRow } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import { locales, type Text } from '#domain/text';
import type { Found } from '../api/sheet-queries.ts';
import type { Line } from '../jobs/sheet/layout.ts';

type FoundRow = Found['rows'][number];
type FoundColumn = FoundRow['columns'][number];

const namesOf = (label: Text | undefined): readonly string[] =>
  label ? locales.map((locale) => label[locale]) : [];

const shownOf = (job: JobRow, flows: readonly Flow[]): Readonly<Record<FoundColumn, readonly string[]>> => {
  const flow = flows.find(({ key }) => key === job.flow);
  return {
    title: [job.title],
    number: [`J-${job.number}`],
    trade: namesOf(flow?.label),
    stage: namesOf(flow?.stages.find(({ key }) => key === job.stage)?.label),
    customer: [job.customerName],
    owner: [job.ownerName ?? ''],
  };
};

const columns: readonly FoundColumn[] = ['title', 'number', 'trade', 'stage', 'customer', 'owner'];

/** Where a text stands in jobs that are at hand, as the server tells it of a whole list. */
export const foundInJobs = (lines: readonly Line[], text: string, flows: readonly Flow[]): Found => {
  const sought = text.toLowerCase();
  const rows = lines.flatMap((line, at): readonly FoundRow[] => {
    if (line.is !== 'job') return [];
    const shown = shownOf(line.job, flows);
    const held = columns.filter((name) => shown[name].some((one) => one.toLowerCase().includes(sought)));
    return held.length === 0
      ? []
      : [{ id: line.job.id, place: at + 1, flow: null, stage: null, ownerId: null, columns: held }];
  });
  return { rows, hasMore: false };
};
