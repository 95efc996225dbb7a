import type { Flow } from '#domain/flow/flow';
import type { ContactState, JobState } from '#domain/jobs/job';
import type { View } from '#domain/jobs/view';
import { holds } from '#domain/rules/condition';

/** Whether the customer of a finished job was contacted. Null: not finished, ended by an exit, or no such contact in the trade. */
export const contactStateOf = (
  { contact }: Pick<Flow, 'contact'>,
  { job }: Pick<JobState, 'job'>,
  view: View,
): ContactState | null => {
  if (contact === undefined || job.endedAs !== null || !holds(contact.finished, view)) return null;
  return holds(contact.contacted, view) ? 'contacted' : 'open';
};
