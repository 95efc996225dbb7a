import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import { activeMember } from '#actions/people/save-staff';
import type { StaffWork } from '#contract/shop/staff';
import { compile } from '#domain/flow/compile/compile';
import { findTaskPlan } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import type { JobState, Task } from '#domain/jobs/job';
import { tookKey } from '#domain/tasks/plan-tasks';
import type { FactKey } from '#domain/rules/fact';
import { succeed, type Result } from '#domain/texts/refusal';
import { text, type Text } from '#domain/texts/text';
import type { LoadedJob } from '#store/jobs/loaded-job';
import type { StaffStore } from '#store/people/staff-store';

/** Jobs of one answer, and of one hand-over. */
const jobsMax = 100;

/** What a person holds in a job: the job itself, fields that name them for an open task, and tasks of their own. */
export interface HeldWork {
  readonly jobId: string;
  readonly version: number;
  readonly number: number;
  readonly title: string;
  readonly isInCharge: boolean;
  readonly factKeys: readonly FactKey[];
  /** Tasks that a person added and gave to them. */
  readonly manualTasks: readonly Task[];
  readonly taskLabels: readonly Text[];
}

const isManual = ({ key }: Task): boolean => key.startsWith('manual/');

/** The facts that make an open task of the plan theirs. A field of a task that is over stays: it says who did it. */
const namingFacts = (flow: Flow, { facts }: JobState, { key }: Task, staffId: string): readonly FactKey[] => {
  const plan = findTaskPlan(flow, key);
  const who = compile(flow).tasks.find((task) => task.key === plan?.key)?.who;
  if (who === undefined) return [];
  const assignee = 'duty' in who ? tookKey(key) : who.staffField;
  const entryId = key.split('/')[1];
  return facts
    .filter((fact) => fact.value === staffId)
    .map((fact) => fact.key)
    .filter(
      (factKey) =>
        factKey === assignee ||
        (entryId !== undefined && factKey.endsWith(`/${assignee}`) && factKey.split('/')[1] === entryId),
    );
};

const labelOf = (flow: Flow, { key, title }: Task): Text =>
  title === null ? (findTaskPlan(flow, key)?.label ?? text(key, key, key)) : text(title, title, title);

const heldIn = ({ flow, state }: LoadedJob, staffId: string): HeldWork => {
  const { id: jobId, version, number, title, ownerId } = state.job;
  const theirs = state.tasks.filter((task) => task.assigneeId === staffId && task.state === 'open');
  const naming = theirs.flatMap((task) => namingFacts(flow, state, task, staffId));
  return {
    jobId,
    version,
    number,
    title,
    isInCharge: ownerId === staffId,
    factKeys: [...new Set(naming)],
    manualTasks: theirs.filter(isManual),
    taskLabels: theirs.map((task) => labelOf(flow, task)),
  };
};

/** What a person holds in open jobs, and how many jobs that is in all. */
export const heldWork = async (
  ctx: Ctx,
  store: StaffStore,
  staffId: string,
): Promise<{ readonly held: readonly HeldWork[]; readonly count: number }> => {
  const { ids, count } = await store.jobsOfStaff(staffId, jobsMax);
  const jobs = ids.length === 0 ? [] : await ctx.store.loadJobs('id', ids);
  return { held: jobs.map((job) => heldIn(job, staffId)), count };
};

/** The open jobs and tasks of a person, to be handed over before they leave. */
export const readWork = async (ctx: Ctx, store: StaffStore, id: string): Promise<Result<StaffWork>> => {
  const right = allowed(ctx, 'manage-staff');
  if (!right.ok) return right;
  const person = await activeMember(ctx, store, id);
  if (!person.ok) return person;
  const { held, count } = await heldWork(ctx, store, id);
  return succeed({
    jobs: held.map(({ jobId, number, title, isInCharge, taskLabels }) => ({
      id: jobId,
      number,
      title,
      isInCharge,
      tasks: taskLabels.map((label) => ({ ...label })),
    })),
    moreCount: count - held.length,
  });
};
