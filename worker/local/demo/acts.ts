import type { Ctx } from '#actions/decide/context';
import { openJob, type Opening } from '#actions/jobs/open-job';
import type { AppDeps } from '#http/context/app-deps';
import { instant, minuteMs, type Instant } from '#domain/time/day';
import type { Result } from '#domain/texts/refusal';
import type { Days, SeedAction, DemoJob, Step } from '#local/demo/seed-action';

/** An action of the demo at its instant, with its actor. */
export interface Act {
  readonly at: Instant;
  readonly by: string;
  /** Names the action and its job in the error when it is refused. */
  readonly name: string;
  readonly run: (ctx: Ctx, storage: AppDeps['storage']) => Promise<Result<unknown>>;
}

/** The input of all jobs' actions. */
export interface Stage {
  readonly days: Days;
  /** No action is later than this. */
  readonly now: Instant;
  readonly opening: Opening;
}

type Run = Act['run'];

/** The runs of a job's actions: the first opens the job, the others use its id. */
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
    on: (action) => (ctx, storage) => {
      if (jobId === null) throw new Error(`${title}: a demo job begins with its opening`);
      return action({ ctx, jobId, storage, customer: customer.name });
    },
  };
};

/**
 * A job's actions in order, at distinct instants. Actions planned for later today run now, so that the demo
 * looks the same at every hour.
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
