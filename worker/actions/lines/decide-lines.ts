import { diffFields, type FieldChange } from '#domain/jobs/change';
import type { Ctx } from '#actions/decide/context';
import type { JobSnapshot } from '#actions/decide/decide';
import { saveRow } from '#actions/jobs/save-row';
import { standAfter } from '#actions/lines/line-decision';
import { checkLineWrite, pricesRead } from '#actions/lines/line-rules';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { DecideLines } from '#contract/lines/line-requests';
import type { Line } from '#domain/lines/line';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

type Decision = DecideLines['decisions'][number];

const lineAfter = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { lineId, decision, until }: Decision,
): Result<{ readonly before: Line; readonly after: Line }> => {
  const before = snapshot.state.lines.find(({ id }) => id === lineId);
  if (before === undefined) return refuse('not-found', { what: thingTexts.line });
  const said = { decision, until: until ?? (decision === 'deferred' ? undefined : null) };
  const stand = standAfter(ctx, snapshot, { before, line: before, said });
  if (!stand.ok) return stand;
  const after = { ...before, ...stand.value };
  const fits = checkLineWrite(ctx, snapshot, { before, after, isListPrice: false });
  return fits.ok ? succeed({ before, after }) : fits;
};

const acceptedIds = ({ decisions }: DecideLines): ReadonlySet<string> =>
  new Set(decisions.filter(({ decision }) => decision === 'accepted').map(({ lineId }) => lineId));

/** Records what the customer said to lines, all of it or nothing. A line that stands so already stays as it is. */
export const decideLines = (ctx: Ctx, jobId: string, input: DecideLines): Promise<Result<JobDetail>> =>
  saveRow(ctx, {
    jobId,
    right: 'edit-job',
    baseVersion: input.baseVersion,
    alsoReads: (snapshot) => pricesRead(snapshot, acceptedIds(input)),
    apply: (snapshot) => {
      const ids = input.decisions.map(({ lineId }) => lineId);
      if (new Set(ids).size < ids.length)
        return refuse('invalid-input', { fields: [fieldIssue('decisions', 'unreadable')] });
      const changes: FieldChange[] = [];
      const lines: Line[] = [];
      for (const decision of input.decisions) {
        const decided = lineAfter(ctx, snapshot, decision);
        if (!decided.ok) return decided;
        const { before, after } = decided.value;
        const made = diffFields(`line:${after.id}.`, before, after);
        if (made.length > 0) lines.push(after);
        changes.push(...made);
      }
      return succeed({ action: 'decide-lines', reason: null, changes, lines });
    },
  });
