import { diffFields } from '#domain/jobs/change';
import type { Ctx } from '#actions/decide/context';
import { findRow, saveRow } from '#actions/jobs/save-row';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { SaveLine } from '#contract/jobs/job-requests';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { warrantyClasses } from '#domain/warranties/coverage';
import { thingTexts } from '#domain/texts/thing-texts';

/** Adds, changes or removes a line of the quote. */
export const saveLine = (ctx: Ctx, jobId: string, input: SaveLine): Promise<Result<JobDetail>> =>
  saveRow(ctx, {
    jobId,
    right: 'edit-job',
    baseVersion: input.baseVersion,
    apply: ({ state, flow }) => {
      const found = findRow(state.lines, input.lineId, thingTexts.line);
      if (!found.ok) return found;
      const known = new Set(flow.lineTags.map(({ key }) => key));
      const strange = input.tags.find((tag) => !known.has(tag));
      if (strange !== undefined) {
        return refuse('unknown-item', {
          item: strange,
          fields: [fieldIssue('tags', 'not-of-trade')],
        });
      }
      const before = found.value;
      const warranty = input.class === undefined ? (before?.class ?? null) : input.class;
      if (warranty !== null && !warrantyClasses(flow).some(({ key }) => key === warranty))
        return refuse('unknown-item', { item: warranty, fields: [fieldIssue('class', 'not-of-trade')] });
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
        class: warranty,
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
