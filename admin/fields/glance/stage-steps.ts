import type { JobRow } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { CellMark, GridSteps } from '../../grid/index.ts';
import { daysUntil } from '../due.ts';
import type { FieldView } from '../field.ts';

/** Days ahead within which a missing thing is urgent. */
const nearDays = 7;

type Staged = Pick<JobRow, 'stage' | 'missingCount' | 'nextDueOn' | 'keyDate'>;

/** Whether the next thing is due within days, or the key date lies within them; a key date of the past is over. */
const isNear = ({ nextDueOn, keyDate }: Staged, today: string): boolean => {
  const toNext = nextDueOn === null ? null : daysUntil(nextDueOn, today);
  const toKeyDate = keyDate === null ? null : daysUntil(keyDate, today);
  return (
    (toNext !== null && toNext <= nearDays) || (toKeyDate !== null && toKeyDate >= 0 && toKeyDate <= nearDays)
  );
};

const stateOf = (job: Staged, isLast: boolean, today: string): GridSteps['state'] => {
  if (isLast) return 'over';
  if (job.missingCount === 0) return 'ready';
  return isNear(job, today) ? 'blocked' : 'working';
};

const signs = { over: () => '', ready: () => '→', blocked: (count: number) => `⊘ ${count}`, working: String };

/**
 * How far a job has come in the stages of its own flow version: blocked when something is missing and its day is near,
 * ready when it may move on. The note says it in words.
 */
export const stageSteps = (
  job: Staged,
  { stages }: Pick<Flow, 'stages'>,
  { texts, me }: FieldView,
): Pick<CellMark, 'steps' | 'note'> => {
  const { t, localize } = texts;
  const place = stages.findIndex(({ key }) => key === job.stage);
  const stage = stages[place];
  if (stage === undefined) return {};
  const next = stages[place + 1];
  const state = stateOf(job, next === undefined, me.today);
  const at = place + 1;
  const where = t('stage.place', { at, of: stages.length, name: localize(stage.label) });
  const more = next && {
    count: job.missingCount,
    next: localize(next.label),
  };
  const tells = more === undefined ? [] : [t(state === 'ready' ? 'stage.ready' : 'stage.missing', more)];
  return {
    steps: { at, of: stages.length, state, sign: signs[state](job.missingCount) },
    note: [where, ...tells].join(' '),
  };
};
