import { diffFields } from '#domain/jobs/change';
import type { Ctx } from '#actions/decide/context';
import { findRow, saveRow } from '#actions/jobs/save-row';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { SaveLine } from '#contract/jobs/job-requests';
import type { Flow } from '#domain/flow/flow';
import type { Line } from '#domain/jobs/job';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { warrantyClasses } from '#domain/warranties/coverage';
import { thingTexts } from '#domain/texts/thing-texts';

/** Refuses tags and a warranty class that the flow does not name. */
const checkWords = (flow: Flow, { tags, class: warranty = null }: SaveLine): Result<null> => {
  const strange = tags.find((tag) => !flow.lineTags.some(({ key }) => key === tag));
  if (strange !== undefined)
    return refuse('unknown-item', { item: strange, fields: [fieldIssue('tags', 'not-of-trade')] });
  const isKnown = warranty === null || warrantyClasses(flow).some(({ key }) => key === warranty);
  return isKnown
    ? succeed(null)
    : refuse('unknown-item', { item: warranty, fields: [fieldIssue('class', 'not-of-trade')] });
};

/** A line that is saved without a word about its class keeps it. */
const classAfter = (before: Line | null, input: SaveLine): string | null =>
  input.class === undefined ? (before?.class ?? null) : input.class;

/** Adds, changes or removes a line of the quote. */
export const saveLine = (ctx: Ctx, jobId: string, input: SaveLine): Promise<Result<JobDetail>> =>
  saveRow(ctx, {
    jobId,
    right: 'edit-job',
    baseVersion: input.baseVersion,
    apply: ({ state, flow }) => {
      const found = findRow(state.lines, input.lineId, thingTexts.line);
      if (!found.ok) return found;
      const fits = checkWords(flow, input);
      if (!fits.ok) return fits;
      const before = found.value;
      const { description, quantity, amountMinor, tags, isDone, isRemoved } = input;
      const last = Math.max(0, ...state.lines.map(({ position }) => position));
      const line = {
        id: before?.id ?? ctx.newId('lin'),
        position: before?.position ?? last + 1,
        description,
        quantity,
        amountMinor,
        tags,
        isDone,
        class: classAfter(before, input),
      };
      const changes = isRemoved
        ? [{ path: `line:${line.id}`, before, after: null }]
        : diffFields(`line:${line.id}.`, before, line);
      return succeed({
        action: isRemoved ? 'remove-line' : 'save-line',
        reason: null,
        changes,
        lines: [isRemoved ? { ...line, isRemoved } : line],
      });
    },
  });
