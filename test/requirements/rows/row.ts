import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { beginEvidence, endEvidence, type Evidence } from './evidence';

type Case = readonly [title: string, run: () => void];

/** What a row of the source lets a person do, and what it refuses. */
interface Row {
  readonly accepts: Case;
  readonly refuses: Case;
}

interface Options {
  /** The row whose rules hold this one, where the flow declares none for it. */
  readonly heldBy?: string;
  /** The source asks for ticks: they are the content. Only for rows of the kind `check`. */
  readonly isTickList?: true;
}

const kinds: ReadonlyMap<string, string> = new Map(
  readFileSync('test/requirements/requirements.tsv', 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([id = '', , kind = '']) => [id, kind]),
);

const judged = (run: () => void, judge: (evidence: Evidence) => void): void => {
  const evidence = beginEvidence();
  try {
    run();
    judge(evidence);
  } finally {
    endEvidence();
  }
};

/**
 * The two tests of a row, by which `npm run trace` finds it. The accepting test must end with content in what the
 * flow declares for the row: a tick or an empty document is not enough. The refusing test must have met a refusal of it.
 */
export const row = (
  id: string,
  { accepts, refuses }: Row,
  { heldBy = id, isTickList }: Options = {},
): void => {
  if (isTickList === true && kinds.get(id) !== 'check') throw new Error(`${id} is no row of ticks`);
  it(`${id}: accepts ${accepts[0]}`, () => {
    expect.hasAssertions();
    judged(accepts[1], (evidence) =>
      expect([...evidence.held(isTickList)], 'rows with content at the end').toContain(heldBy),
    );
  });
  it(`${id}: refuses ${refuses[0]}`, () => {
    expect.hasAssertions();
    judged(refuses[1], ({ refused }) =>
      expect([...refused], 'rows that refused something').toContain(heldBy),
    );
  });
};
