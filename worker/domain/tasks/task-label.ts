import { findTaskPlan } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import type { Task } from '#domain/jobs/job';
import { takeLabel, takePrefix } from '#domain/tasks/hand-over';
import { noticeTaskPrefix } from '#domain/tasks/undelivered-tasks';
import { text, type Text } from '#domain/texts/text';

const undelivered = text('A notice was not delivered', '有通知未送达', '有通知未送達');

/** What a task is called, as far as its row and its flow say: of a plan, of a hand-over, or as a person wrote it. */
export const taskLabel = (flow: Flow, { key, title }: Pick<Task, 'key' | 'title'>): Text => {
  const plan = findTaskPlan(flow, key);
  if (plan !== undefined) return plan.label;
  if (key.startsWith(noticeTaskPrefix)) return undelivered;
  const stage = flow.stages.find((each) => key === takePrefix + each.key);
  if (stage !== undefined) return takeLabel(stage);
  const words = title ?? key;
  return text(words, words, words);
};
