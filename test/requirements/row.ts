import { expect, it } from 'vitest';
import { beginEvidence } from './evidence';

type Case = readonly [title: string, run: () => void];

/** What a row of the source lets a person do, and what it refuses. */
interface Row {
  readonly accepts: Case;
  readonly refuses: Case;
}

/**
 * The two tests of a row, by which `npm run trace` finds it. The accepting test must end with content in what the
 * flow declares for the row: a tick or an empty document is not enough. The refusing test must have met a refusal of it.
 * `heldBy` names the row whose rules hold this one, where the flow declares none for it.
 */
export const row = (id: string, { accepts, refuses }: Row, heldBy = id): void => {
  it(`${id}: accepts ${accepts[0]}`, () => {
    const evidence = beginEvidence();
    expect.hasAssertions();
    accepts[1]();
    expect([...evidence.held()], 'rows with content at the end').toContain(heldBy);
  });
  it(`${id}: refuses ${refuses[0]}`, () => {
    const evidence = beginEvidence();
    expect.hasAssertions();
    refuses[1]();
    expect([...evidence.refused], 'rows that refused something').toContain(heldBy);
  });
};
