import type { JobDetail } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { kindPlan } from '#domain/notices/own-templates';
import { latestInstant, instant } from '#domain/time/day';
import type { LoadedJob } from '#store/jobs/loaded-job';
import type { NoticeMessage } from '#store/notices/letter';

/** The milestone that a notice speaks of: its plan's, else the first that is open and has a date. */
const milestoneFor = (
  { state, detail: { links } }: LoadedJob,
  { milestones }: JobDetail,
  wanted: string | null,
): NoticeMessage['milestone'] => {
  const paid = new Map(milestones.map(({ id, paidMinor }) => [id, paidMinor]));
  const open = state.milestones.filter(
    ({ id, amountMinor, isCancelled }) =>
      !isCancelled && amountMinor !== null && (paid.get(id) ?? 0) < amountMinor,
  );
  const found =
    wanted === null
      ? (open.find(({ dueOn }) => dueOn !== null) ?? open[0])
      : state.milestones.find(({ key }) => key === wanted);
  if (found === undefined) return null;
  const { id, key, title, amountMinor, dueOn, isCancelled } = found;
  const link = links.find(({ milestoneId, state: is }) => milestoneId === id && is === 'open');
  return {
    id,
    key,
    title,
    amountMinor,
    dueOn,
    isCancelled,
    paidMinor: paid.get(id) ?? 0,
    link: link === undefined ? null : { url: link.url, amountMinor: link.amountMinor },
  };
};

const milestoneOf = (flow: Flow, key: string): string | null => {
  const anchor = kindPlan(flow, key)?.send.anchor;
  return anchor !== undefined && 'milestone' in anchor ? anchor.milestone : null;
};

/** The key of a notice for the latest entry of its list, where it has one. */
const keyIn = (flow: Flow, key: string, facts: LoadedJob['state']['facts']): string => {
  const list = kindPlan(flow, key)?.forEach;
  if (list === undefined) return key;
  const entry = facts.findLast((fact) => fact.key.startsWith(`${list}/`))?.key.split('/')[1];
  return entry === undefined ? key : `${key}/${entry}`;
};

/** A notice of a job as it would be sent now, whether or not it is planned. */
export const noticeSample = (loaded: LoadedJob, detail: JobDetail, key: string): NoticeMessage => {
  const { flow, state } = loaded;
  const { job, customer, facts } = state;
  const wanted = milestoneOf(flow, key);
  const isOfMoney = key.startsWith('milestone-') || wanted !== null;
  const task = key.startsWith('task-') ? state.tasks.find(({ dueOn }) => dueOn !== null) : undefined;
  return {
    id: 'ntc_sample',
    to: 'customer',
    sendAt: instant(0),
    expiresAt: instant(latestInstant),
    milestone: isOfMoney ? milestoneFor(loaded, detail, wanted) : null,
    task: task ?? null,
    isWithdrawn: false,
    jobId: job.id,
    jobNumber: job.number,
    jobTitle: job.title,
    flowKey: job.flowKey,
    flowVersion: job.flowVersion,
    key: keyIn(flow, key, facts),
    via: kindPlan(flow, key)?.via ?? null,
    effectKey: 'sample',
    customer,
    facts: Object.fromEntries(facts.map((fact) => [fact.key, fact.value])),
    currency: job.currency,
    creditMinor: 0,
  };
};
