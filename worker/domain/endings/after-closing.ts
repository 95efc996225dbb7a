import { findNoticePlan, findTaskPlan } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import type { PlannedNotice } from '#domain/jobs/plan';
import { warrantyEndingKey } from '#domain/notices/notice-texts';

type Plans = Pick<Flow, 'items' | 'tasks' | 'notices'>;

/** Whether a notice is sent for a closed job too: the flow says so, of the notice or of the late task that it tells of. */
export const isAfterClosing = (
  flow: Plans,
  { key, taskKey }: Pick<PlannedNotice, 'key' | 'taskKey'>,
): boolean => {
  if (key === warrantyEndingKey) return true;
  if (taskKey !== null) return isTaskAfterClosing(flow, taskKey);
  return findNoticePlan(flow, key)?.afterClosing === true;
};

/** Whether a task is done in a closed job too. */
export const isTaskAfterClosing = (flow: Pick<Flow, 'items' | 'tasks'>, taskKey: string): boolean =>
  findTaskPlan(flow, taskKey)?.afterClosing === true;
