import { expect, test } from 'vitest';
import { instant } from '#domain/time/day';
import { makeFullJob } from '#test/bench/data/full-job';
import { stories } from '#test/bench/data/stories';
import { templateOfAll } from '#test/bench/data/templates';

const now = instant(Date.UTC(2026, 10, 2, 4));

test.each(stories)(
  'the benchmark fills its database with jobs of $flow.key, from inquiry to closed',
  (story) => {
    const { state } = templateOfAll(story, now);
    expect([state.job.stage, state.job.closedAt === null]).toEqual([story.flow.stages.at(-1)?.key, false]);
  },
);

test('the benchmark has a job of 400 facts', () => {
  expect(makeFullJob(now).state.facts).toHaveLength(400);
});
