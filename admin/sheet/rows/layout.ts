import { blockSize } from '../../api/sheet-queries.ts';
import type { JobRow } from '#contract/jobs/job-answers';

/** A section of the sheet: one list, with a heading when the sheet is grouped. */
export interface Section {
  readonly key: string;
  readonly hasHeading: boolean;
  /** A collapsed section shows its heading only. */
  readonly isOpen: boolean;
  /** Number of jobs in its list; null while unknown. */
  readonly count: number | null;
  /** The cached page at a position. */
  readonly pageAt: (block: number) => Page | undefined;
}

export interface Page {
  readonly jobs: readonly JobRow[];
  readonly nextCursor: string | null;
}

/** A row of the sheet: a heading, a job, or a placeholder of a job that is not loaded. */
export type Line =
  | { readonly is: 'heading'; readonly section: number }
  | { readonly is: 'job'; readonly job: JobRow }
  | { readonly is: 'gap'; readonly at: number };

/** A page of a section. */
export interface Block {
  readonly section: number;
  readonly block: number;
}

export interface Layout {
  readonly lines: readonly Line[];
  /** The index of each section's first row. */
  readonly starts: readonly number[];
  /** The last section has more jobs than its count. */
  readonly hasMore: boolean;
}

const blocksIn = ({ count, pageAt }: Section): number => {
  if (count !== null) return Math.ceil(count / blockSize);
  let blocks = 0;
  while (pageAt(blocks) !== undefined) blocks += 1;
  return blocks;
};

/** Number of rows of a page that is not cached. */
const placeholdersIn = (count: number, block: number): number =>
  Math.min(blockSize, count - block * blockSize);

/** The rows of an expanded section, as many as its list has; jobs that an earlier page contained are omitted. */
const linesOf = (section: Section, blocks: number, from: number, met: Set<string>): readonly Line[] => {
  const lines: Line[] = [];
  for (let block = 0; block < blocks; block += 1) {
    const page = section.pageAt(block);
    const gaps = page === undefined ? placeholdersIn(section.count ?? 0, block) : 0;
    for (let row = 0; row < gaps; row += 1) lines.push({ is: 'gap', at: from + lines.length });
    for (const job of page?.jobs ?? []) {
      if (met.has(job.id)) continue;
      met.add(job.id);
      lines.push({ is: 'job', job });
    }
  }
  return lines;
};

/**
 * Lays out all rows of the sheet: loaded jobs, and a placeholder for each other job, so that the sheet has its full
 * length.
 */
export const layOut = (sections: readonly Section[]): Layout => {
  let lines: Line[] = [];
  const starts: number[] = [];
  // A job can move between pages between two reads; it is displayed once.
  const met = new Set<string>();
  let hasMore = false;
  for (const [index, section] of sections.entries()) {
    starts.push(lines.length);
    if (section.hasHeading) lines.push({ is: 'heading', section: index });
    if (!section.isOpen) continue;
    const blocks = blocksIn(section);
    lines = lines.concat(linesOf(section, blocks, lines.length, met));
    if (section.count === null) hasMore ||= section.pageAt(blocks - 1)?.nextCursor !== null;
  }
  return { lines, starts, hasMore };
};

/** Rows beyond the viewport for which pages are prefetched. */
const aheadRows = 40;

/** The pages of the rows in and near the viewport. */
export const blocksNear = (
  sections: readonly Section[],
  { lines, starts }: Pick<Layout, 'lines' | 'starts'>,
  visible: { readonly from: number; readonly to: number },
): readonly Block[] => {
  const from = Math.max(visible.from - aheadRows, 0);
  const to = visible.to + aheadRows;
  return sections.flatMap((section, index): readonly Block[] => {
    const start = (starts[index] ?? 0) + (section.hasHeading ? 1 : 0);
    const end = starts[index + 1] ?? lines.length;
    if (!section.isOpen || section.count === 0 || start > to || end < from) return [];
    const last =
      section.count === null
        ? lastUncounted(section, to >= end)
        : Math.floor((Math.min(to, end - 1) - start) / blockSize);
    const first = Math.min(Math.floor(Math.max(from - start, 0) / blockSize), Math.max(last, 0));
    return Array.from({ length: Math.max(last, 0) - first + 1 }, (_, step) => ({
      section: index,
      block: first + step,
    }));
  });
};

/** For a list of unknown length: the last cached page, and the next one at the end of the scroll. */
const lastUncounted = (section: Section, isAtEnd: boolean): number => {
  const known = blocksIn(section);
  const isMore = known === 0 || section.pageAt(known - 1)?.nextCursor !== null;
  return isAtEnd && isMore ? known : known - 1;
};
