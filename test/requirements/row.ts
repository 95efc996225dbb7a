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
}

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
export const row = (id: string, { accepts, refuses }: Row, { heldBy = id }: Options = {}): void => {
  it(`${id}: accepts ${accepts[0]}`, () => {
    expect.hasAssertions();
    judged(accepts[1], (evidence) =>
      expect([...evidence.held()], 'rows with content at the end').toContain(heldBy),
    );
  });
  it(`${id}: refuses ${refuses[0]}`, () => {
    expect.hasAssertions();
    judged(refuses[1], ({ refused }) =>
      expect([...refused], 'rows that refused something').toContain(heldBy),
    );
  });
};
