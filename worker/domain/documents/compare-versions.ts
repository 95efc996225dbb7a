import type { RenderedBlock, RenderedDocument } from '#domain/documents/rendered';

/** Two blocks of two versions beside each other; null where a version lacks it. */
export interface ComparedBlock {
  readonly before: RenderedBlock | null;
  readonly after: RenderedBlock | null;
  readonly isSame: boolean;
  /** Of pairs and tables: the rows that the other version lacks, by their index. */
  readonly changedBefore: readonly number[];
  readonly changedAfter: readonly number[];
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

const nameOf = (block: RenderedBlock): string =>
  block.kind === 'heading' || block.kind === 'text' || block.kind === 'signatures'
    ? block.kind
    : `${block.kind} ${block.title ?? ''}`;

const rowsOf = (block: RenderedBlock | null): readonly (readonly string[])[] =>
  block !== null && 'rows' in block ? block.rows : [];

const changedRows = (own: RenderedBlock | null, counterpart: RenderedBlock | null): readonly number[] => {
  const known = new Set(rowsOf(counterpart).map((row) => JSON.stringify(row)));
  return rowsOf(own).flatMap((row, index) => (known.has(JSON.stringify(row)) ? [] : [index]));
};

const compared = (before: RenderedBlock | null, after: RenderedBlock | null): ComparedBlock => ({
  before,
  after,
  isSame: same(before, after),
  changedBefore: changedRows(before, after),
  changedAfter: changedRows(after, before),
});

/** Blocks pair when they say the same, or stand for the same place of the template. */
const isPair = (before: RenderedBlock, after: RenderedBlock): boolean => nameOf(before) === nameOf(after);

/** How alike blocks are: same content outweighs a same place, so that an inserted paragraph shifts nothing. */
const weightOf = (before: RenderedBlock, after: RenderedBlock): number => {
  if (same(before, after)) return 3;
  return isPair(before, after) ? 1 : 0;
};

/** The best sum of weights of the rests of two versions, by where the rests begin. */
const bestSums = (before: readonly RenderedBlock[], after: readonly RenderedBlock[]) => {
  const sums = new Map<string, number>();
  const at = (row: number, column: number): number => sums.get(`${row} ${column}`) ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const [left, right] = [before[row], after[column]];
      const weight = left === undefined || right === undefined ? 0 : weightOf(left, right);
      const paired = weight === 0 ? 0 : weight + at(row + 1, column + 1);
      sums.set(`${row} ${column}`, Math.max(paired, at(row + 1, column), at(row, column + 1)));
    }
  return at;
};

/** Two versions block by block: in the order of the papers, what one of them lacks with nothing beside it. */
export const compareVersions = (
  { blocks: before }: RenderedDocument,
  { blocks: after }: RenderedDocument,
): readonly ComparedBlock[] => {
  const sumAt = bestSums(before, after);
  const pairs: ComparedBlock[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const left = before[row] ?? null;
    const right = after[column] ?? null;
    const weight = left === null || right === null ? 0 : weightOf(left, right);
    if (weight > 0 && sumAt(row, column) === weight + sumAt(row + 1, column + 1)) {
      pairs.push(compared(left, right));
      row += 1;
      column += 1;
    } else if (left !== null && (right === null || sumAt(row + 1, column) >= sumAt(row, column + 1))) {
      pairs.push(compared(left, null));
      row += 1;
    } else {
      pairs.push(compared(null, right));
      column += 1;
    }
  }
  return pairs;
};
