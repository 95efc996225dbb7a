import type { Calendar } from '#domain/time/calendar';
import { dateOf } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import type { JobState, Notice } from '#domain/jobs/job';
import { noticeLabel } from '#domain/notices/notice-texts';
import type { PlannedNotice, PlannedTask } from '#domain/jobs/plan';
import { taskTick } from '#domain/tasks/plan-tasks';
import { text } from '#domain/texts/text';
import { isUndelivered } from '#domain/notices/undelivered-notice';
import type { View } from '#domain/jobs/view';

/** Prefix of the keys of tasks for undelivered notices. */
export const noticeTaskPrefix = 'notice/';

const taskKey = ({ id }: Notice): string => noticeTaskPrefix + id;

const labelOf = (flow: Flow, key: string): PlannedTask['label'] => {
  const { en, 'zh-Hans': hans, 'zh-Hant': hant } = noticeLabel(flow, key);
  return text(`Not delivered: ${en}`, `通知未送达：${hans}`, `通知未送達：${hant}`);
};

/** The input of the tasks for undelivered notices; `notices` are the planned ones. */
export interface UndeliveredSource {
  readonly flow: Flow;
  readonly view: View;
  readonly state: JobState;
  readonly notices: readonly PlannedNotice[];
  readonly calendar: Calendar;
}

/**
 * A task for the assignee for each undelivered notice that is still planned, due on the day of the notice. It
 * is done when the notice arrives, is set aside, or a person ticks the task.
 */
export const undeliveredTasks = ({
  flow,
  view,
  state,
  notices,
  calendar,
}: UndeliveredSource): readonly PlannedTask[] => {
  const wanted = new Map(notices.map((notice) => [notice.effectKey, notice]));
  const current = new Set(state.tasks.map(({ key }) => key));
  return state.notices.flatMap((notice): readonly PlannedTask[] => {
    const plan = wanted.get(notice.effectKey);
    const key = taskKey(notice);
    if (plan === undefined || !(isUndelivered(notice) || current.has(key))) return [];
    const due = { dueOn: dateOf(notice.sendAt, calendar.zone), dueAt: null };
    const tick = taskTick(key, due);
    const isDone = !isUndelivered(notice) || view.factValue(tick.key) === tick.value;
    return [
      {
        key,
        label: labelOf(flow, notice.key),
        assigneeId: state.job.ownerId,
        duty: null,
        entry: null,
        isAfterClosing: false,
        againAt: null,
        script: [],
        ...due,
        isProvisional: false,
        state: isDone ? 'done' : 'open',
        source: plan.source,
      },
    ];
  });
};
