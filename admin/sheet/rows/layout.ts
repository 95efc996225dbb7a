import { blockSize } from '../../api/sheet-queries.ts';
import type { JobRow } from '#contract/jobs/job-answers';

/** A stretch of the sheet: one list, under a heading where the sheet is grouped. */
export interface Stretch {
  readonly key: string;
  readonly hasHeading: boolean;
  /** A closed one shows its heading only. */
  readonly isOpen: boolean;
  /** Jobs of its list; null where that is not known yet. */
  readonly count: number | null;
  /** The page at a position, where it is at hand. */
  readonly pageAt: (block: number) => Page | undefined;
}

export interface Page {
  readonly jobs: readonly JobRow[];
  readonly nextCursor: string | null;
}

/** One row of the sheet before it is drawn: a heading, a job, or a job that is not loaded yet. */
export type Line =
  | { readonly is: 'heading'; readonly stretch: number }
  | { readonly is: 'job'; readonly job: JobRow }
  | { readonly is: 'gap'; readonly at: number };

/** A page of a stretch. */
export interface Block {
  readonly stretch: number;
  readonly block: number;
}

export interface Layout {
  readonly lines: readonly Line[];
  /** Where each stretch begins among the lines. */
  readonly starts: readonly number[];
  /** The last stretch has more jobs than are known of. */
  readonly hasMore: boolean;
}

const blocksIn = ({ count, pageAt }: Stretch): number => {
  if (count !== null) return Math.ceil(count / blockSize);
  let blocks = 0;
  while (pageAt(blocks) !== undefined) blocks += 1;
  return blocks;
};

/** Rows of a page that is not at hand. */
const gapIn = (count: number, block: number): number => Math.min(blockSize, count - block * blockSize);

/** The lines of an open stretch, as many as its list has; jobs that were met before are left out. */
const linesOf = (stretch: Stretch, blocks: number, from: number, met: Set<string>): readonly Line[] => {
  const lines: Line[] = [];
  for (let block = 0; block < blocks; block += 1) {
    const page = stretch.pageAt(block);
    const gaps = page === undefined ? gapIn(stretch.count ?? 0, block) : 0;
    for (let row = 0; row < gaps; row += 1) lines.push({ is: 'gap', at: from + lines.length });
    for (const job of page?.jobs ?? []) {
      if (met.has(job.id)) continue;
      met.add(job.id);
      lines.push({ is: 'job', job });
    }
  }
  return lines;
};

/** Lays out all rows of the sheet: what is loaded, and a gap for each job that is not, so that the sheet has its whole length. */
export const layOut = (stretches: readonly Stretch[]): Layout => {
  let lines: Line[] = [];
  const starts: number[] = [];
  // Between two readings a job may have moved from one page to the next: it stands once.
  const met = new Set<string>();
  let hasMore = false;
  for (const [index, stretch] of stretches.entries()) {
    starts.push(lines.length);
    if (stretch.hasHeading) lines.push({ is: 'heading', stretch: index });
    if (!stretch.isOpen) continue;
    const blocks = blocksIn(stretch);
    lines = lines.concat(linesOf(stretch, blocks, lines.length, met));
    if (stretch.count === null) hasMore ||= stretch.pageAt(blocks - 1)?.nextCursor !== null;
  }
  return { lines, starts, hasMore };
};

/** Rows beyond the screen for which pages are loaded ahead. */
const aheadRows = 40;

/** The pages that the rows in view and those near them belong to. */
export const blocksNear = (
  stretches: readonly Stretch[],
  { lines, starts }: Pick<Layout, 'lines' | 'starts'>,
  shown: { readonly from: number; readonly to: number },
): readonly Block[] => {
  const from = Math.max(shown.from - aheadRows, 0);
  const to = shown.to + aheadRows;
  return stretches.flatMap((stretch, index): readonly Block[] => {
    const start = (starts[index] ?? 0) + (stretch.hasHeading ? 1 : 0);
    const end = starts[index + 1] ?? lines.length;
    if (!stretch.isOpen || stretch.count === 0 || start > to || end < from) return [];
    const last =
      stretch.count === null
        ? lastUncounted(stretch, to >= end)
        : Math.floor((Math.min(to, end - 1) - start) / blockSize);
    const first = Math.min(Math.floor(Math.max(from - start, 0) / blockSize), Math.max(last, 0));
    return Array.from({ length: Math.max(last, 0) - first + 1 }, (_, step) => ({
      stretch: index,
      block: first + step,
    }));
  });
};

/** Of a list of unknown length: its last page that is at hand, and the next one when the reader comes to its end. */
const lastUncounted = (stretch: Stretch, isAtEnd: boolean): number => {
  const known = blocksIn(stretch);
  const isMore = known === 0 || stretch.pageAt(known - 1)?.nextCursor !== null;
  return isAtEnd && isMore ? known : known - 1;
};
