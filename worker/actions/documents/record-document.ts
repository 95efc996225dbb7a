import type { Ctx } from '#actions/decide/context';
import { decide, type JobSnapshot, refuseClosed } from '#actions/decide/decide';
import {
  checkStateWriter,
  filing,
  statement,
  type Recorded,
  type Step,
} from '#actions/documents/document-steps';
import { recordedValue } from '#actions/documents/document-value';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { RecordDocument } from '#contract/jobs/document-requests';
import type { Edits } from '#domain/jobs/change';
import { fieldIssue } from '#domain/texts/field-texts';
import { compile, type CompiledDocument } from '#domain/flow/compile/compile';
import { statesOf, withoutContent } from '#domain/flow/document';
import { findItem } from '#domain/flow/find-item';
import type { DocumentState, Flow } from '#domain/flow/flow';
import { planMilestones } from '#domain/planning/plan-milestones';
import type { DocumentValue } from '#domain/rules/fact';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

const unknown = ({ key }: Pick<RecordDocument, 'key'>, path: 'key' | 'state' | 'ways'): Result<never> =>
  refuse('unknown-item', { item: key, fields: [fieldIssue(path, 'not-of-trade')] });

/** The document of the job that a request names, whose state and ways it has. */
export const documentAt = (
  flow: Flow,
  input: Pick<RecordDocument, 'key' | 'state' | 'ways'>,
): Result<CompiledDocument> => {
  const found = findItem(flow, input.key);
  const item = found?.state === null ? compile(flow).itemsByKey.get(found.item.key) : undefined;
  if (item?.item !== 'document') return unknown(input, 'key');
  if (!statesOf(item).includes(input.state)) return unknown(input, 'state');
  const ways = new Set((item.deliverBy ?? []).map(({ key }) => key));
  return (input.ways ?? []).every((way) => ways.has(way)) ? succeed(item) : unknown(input, 'ways');
};

/** What a document's step writes. The history keeps its words; what the paper states is in the fact alone. */
export const documentEdits = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  {
    item,
    state,
    written,
  }: {
    readonly item: CompiledDocument;
    readonly state: DocumentState;
    readonly written: Recorded;
  },
): Edits => {
  const lean = (value: DocumentValue | null): DocumentValue | null =>
    value === null ? null : withoutContent(value);
  const values: readonly (readonly [DocumentState, DocumentValue | null])[] = [
    [state, written.value],
    ...(written.takesBack === null ? [] : [[written.takesBack, null] as const]),
  ];
  return {
    action: 'record-document',
    reason: null,
    changes: values.map(([name, value]) => ({
      path: `fact:${item.key}.${name}`,
      before: lean(recordedValue(snapshot.state, item.key, name)),
      after: lean(value),
    })),
    facts: values.map(([name, value]) => ({
      id: ctx.newId('fct'),
      key: `${item.key}.${name}`,
      value,
      supersedes: true,
    })),
  };
};

/** A document's step of a job, with the job as its rules read it. */
export const stepOf = (ctx: Ctx, { flow, state }: JobSnapshot, input: RecordDocument): Result<Step> => {
  const document = documentAt(flow, input);
  if (!document.ok) return document;
  const { view } = planMilestones({ flow, state, calendar: ctx.calendar });
  return succeed({ item: document.value, view, input });
};

const editsOf = async (ctx: Ctx, snapshot: JobSnapshot, input: RecordDocument): Promise<Result<Edits>> => {
  const open = refuseClosed(snapshot);
  if (!open.ok) return open;
  const found = stepOf(ctx, snapshot, input);
  if (!found.ok) return found;
  const step = found.value;
  const { item } = step;
  const writer = checkStateWriter(ctx, snapshot, step);
  if (!writer.ok) return writer;
  const isFiling = item.states[0] === input.state;
  const written = isFiling ? filing(ctx, snapshot, step) : await statement(ctx, snapshot, step);
  if (!written.ok) return written;
  return succeed(documentEdits(ctx, snapshot, { item, state: input.state, written: written.value }));
};

/**
 * Files a document's next version, or records the next state of the current one, in the flow's order. A version with an
 * empty place is refused (`document-incomplete`), and a signed one does not change (`document-signed`).
 */
export const recordDocument = async (
  ctx: Ctx,
  jobId: string,
  { baseVersion, ...input }: RecordDocument,
): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion,
    apply: (snapshot) => editsOf(ctx, snapshot, input),
    answer: (detail) => detail,
    status: 200,
  });
};
