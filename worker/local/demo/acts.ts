import type { Ctx } from '#actions/decide/context';
import { openJob, type Opening } from '#actions/jobs/open-job';
import { instant, minuteMs, type Instant } from '#domain/time/day';
import type { Result } from '#domain/texts/refusal';
import type { Days, SeedAction, DemoJob, Step } from '#local/demo/seed-action';

/** A deed at its moment, with the person who does it. */
export interface Act {
  readonly at: Instant;
  readonly by: string;
  /** Which deed of which job it is: said where it is refused. */
  readonly name: string;
  readonly run: (ctx: Ctx) => Promise<Result<unknown>>;
}

/** What all jobs are acted with. */
export interface Stage {
  readonly days: Days;
  /** Nothing is done later than this. */
  readonly now: Instant;
  readonly opening: Opening;
}

type Run = Act['run'];

/** The runs of a job's deeds: the first opens it, the others are done on the job that it opened. */
const runsOf = (
  { flow, title, customer, ownerId }: DemoJob,
  opening: Opening,
): { readonly open: (facts: Step['opening']) => Run; readonly on: (action: SeedAction) => Run } => {
  let jobId: string | null = null;
  return {
    open: (facts) => async (ctx) => {
      const opened = await openJob(ctx, { flow, title, customer, ownerId, facts }, opening);
      if (opened.ok) jobId = opened.value.job.id;
      return opened;
    },
    on: (action) => (ctx) => {
      if (jobId === null) throw new Error(`${title}: a demo job begins with its opening`);
      return action({ ctx, jobId });
    },
  };
};

/**
 * A job's deeds in their order, none at the time of another. What is planned for later today than now is done now, so
 * that the shop looks the same at every hour.
 */
export const actsOf = (job: DemoJob, { days, now, opening }: Stage): readonly Act[] => {
  const { open, on } = runsOf(job, opening);
  let next = 0;
  return job.steps.flatMap((step) => {
    const { day, by } = step;
    const runs = [...(step.opening === undefined ? [] : [open(step.opening)]), ...step.actions.map(on)];
    next = Math.max(next, days.at(day, '10:00'));
    return runs.map((run, index): Act => {
      const at = instant(Math.min(next, now));
      next += minuteMs;
      return { at, by, name: `${job.title}, day ${day}, deed ${index + 1} of ${by}`, run };
    });
  });
};
