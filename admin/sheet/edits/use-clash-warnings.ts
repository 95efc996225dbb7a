import { useQueryClient } from '@tanstack/react-query';
import type { JobRow, Me } from '#contract/jobs/job-answers';
import { appointmentsOf } from '#domain/flow/items-of';
import type { Flow } from '#domain/flow/flow';
import { appointmentAt } from '../../fields/items.ts';
import { factKeyOf } from '../../fields/field.ts';
import { jobQuery } from '../../api/queries.ts';
import type { GridEdit, GridEditOutcome } from '../../grid/index.ts';
import type { EditLabels } from '../../sync/edits/edit-labels.ts';
import { useLive } from '../../sync/live/live.tsx';
import { cellName } from '../../sync/operation.ts';
import { jobIdOf } from '../../sync/send-cells.ts';
import { formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';

/** Most jobs of one operation that are asked about; a larger paste is looked at in the diary. */
const jobsMax = 5;

interface ClashPorts {
  readonly jobs: ReadonlyMap<string, JobRow>;
  readonly flowOf: (job: JobRow) => Flow | null;
  readonly me: Me;
  readonly labels: EditLabels;
}

/**
 * Tells of people who are at two places at once after the time of an appointment was written in a cell. Only such a
 * write asks the server for more than its own answer.
 */
export const useClashWarnings = ({ jobs, flowOf, me, labels }: ClashPorts) => {
  const client = useQueryClient();
  const { t, locale } = useTexts();
  const { reportOffscreenError } = useLive();

  const appointmentOf = (edit: GridEdit): string | null => {
    const job = jobs.get(jobIdOf(edit));
    const flow = job === undefined ? null : flowOf(job);
    const key = factKeyOf(edit.columnId);
    if (flow === null || key === null || appointmentsOf(flow.items).length === 0) return null;
    const item = appointmentAt(flow, key);
    return item === null || item === 'part' ? null : item.key;
  };

  const warn = async (edit: GridEdit, key: string): Promise<void> => {
    const jobId = jobIdOf(edit);
    const detail = await client.fetchQuery({ ...jobQuery(jobId), staleTime: 0 });
    const clashes = detail.appointments.find((known) => known.key === key && known.entry === null)?.clashes;
    if (clashes === undefined || clashes.length === 0) return;
    const message = clashes
      .map(({ name, jobNumber, startsAt }) =>
        t('live.clash', { name, job: jobNumber, when: formatInstant(startsAt, locale, me) }),
      )
      .join(' ');
    const job = jobs.get(jobId);
    reportOffscreenError([
      {
        id: `${cellName(edit)} clash`,
        cell: { rowId: edit.rowId, columnId: edit.columnId },
        jobId,
        job: job?.title ?? jobId,
        column: labels.columnName(edit, job),
        text: edit.text,
        message,
        isSaved: true,
      },
    ]);
  };

  return (edits: readonly GridEdit[], outcomes: readonly GridEditOutcome[]): void => {
    const written = edits.flatMap((edit, index) => {
      const key = outcomes[index]?.ok === true && edit.text !== '' ? appointmentOf(edit) : null;
      return key === null ? [] : [{ edit, key }];
    });
    // A clash that could not be asked for is seen in the panel and in the diary.
    for (const { edit, key } of written.slice(0, jobsMax)) warn(edit, key).catch(() => undefined);
  };
};
