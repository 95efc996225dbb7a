import type { Ctx } from '#actions/decide/context';
import { decide, type JobSnapshot, refuseClosed } from '#actions/decide/decide';
import { filingOf, statementOf } from '#actions/documents/document-value';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { RecordDocument } from '#contract/jobs/job-requests';
import type { Edits } from '#domain/jobs/change';
import { holds } from '#domain/rules/condition';
import { isDocumentValue } from '#domain/flow/document';
import type { DocumentValue, FactKey } from '#domain/rules/fact';
import { fieldIssue } from '#domain/texts/field-texts';
import { compile, type CompiledDocument } from '#domain/flow/compile/compile';
import { findItem } from '#domain/flow/find-item';
import type { DocumentState, Flow } from '#domain/flow/flow';
import { planMilestones } from '#domain/planning/plan-milestones';
import { documentStateTexts, unmet } from '#domain/jobs/unmet';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { View } from '#domain/jobs/view';

const documentOf = (view: View, key: FactKey, state: DocumentState): DocumentValue | null => {
  const value = view.documentState(key, state)?.value ?? null;
  return isDocumentValue(value) ? value : null;
};

interface Step {
  readonly item: CompiledDocument;
  readonly view: View;
  readonly input: RecordDocument;
}

const filing = (snapshot: JobSnapshot, { item, view, input }: Step): Result<DocumentValue> => {
  const { attaches, writeWhen } = item;
  const { flow } = snapshot;
  const attached = attaches === undefined ? null : documentOf(view, attaches.document, attaches.state);
  if (attaches !== undefined && attached === null) {
    const label = findItem(flow, attaches.document)?.item.label ?? '';
    return refuse('document-not-ready', {
      document: item.label,
      needs: [label, documentStateTexts[attaches.state]],
    });
  }
  if (writeWhen !== undefined && !holds(writeWhen, view)) {
    const missing = unmet(writeWhen, { flow, stage: item.stage, place: { entry: null, view } });
    return refuse('document-not-ready', {
      document: item.label,
      needs: missing.map(({ label }) => label),
      missing,
    });
  }
  return succeed(filingOf(snapshot.state, item, { input, attached }));
};

const statement = (snapshot: JobSnapshot, { item, view, input }: Step): Result<DocumentValue> => {
  const [first = input.state] = item.states;
  const previous = item.states[item.states.indexOf(input.state) - 1] ?? first;
  const filed = documentOf(view, item.key, first);
  if (filed === null || documentOf(view, item.key, previous) === null) {
    return refuse('document-not-ready', {
      document: item.label,
      needs: documentStateTexts[filed === null ? first : previous],
    });
  }
  const earlier =
    snapshot.state.facts.findLast(({ key }) => key === `${item.key}.${input.state}`)?.value ?? null;
  return succeed(statementOf(filed, isDocumentValue(earlier) ? earlier : null, input));
};

const unknown = ({ key }: RecordDocument, path: 'key' | 'state' | 'ways'): Result<never> =>
  refuse('unknown-item', { item: key, fields: [fieldIssue(path, 'not-of-trade')] });

/** The document of the job that a request names, whose state and ways it has. */
const documentAt = (flow: Flow, input: RecordDocument): Result<CompiledDocument> => {
  const found = findItem(flow, input.key);
  const item = found?.state === null ? compile(flow).itemsByKey.get(found.item.key) : undefined;
  if (item?.item !== 'document') return unknown(input, 'key');
  if (!item.states.includes(input.state)) return unknown(input, 'state');
  const ways = new Set((item.deliverBy ?? []).map(({ key }) => key));
  return (input.ways ?? []).every((way) => ways.has(way)) ? succeed(item) : unknown(input, 'ways');
};

const editsOf = (ctx: Ctx, snapshot: JobSnapshot, input: RecordDocument): Result<Edits> => {
  const open = refuseClosed(snapshot);
  if (!open.ok) return open;
  const { flow, state } = snapshot;
  const document = documentAt(flow, input);
  if (!document.ok) return document;
  const item = document.value;
  const { view } = planMilestones({ flow, state, calendar: ctx.calendar });
  const step = { item, view, input };
  const result = item.states[0] === input.state ? filing(snapshot, step) : statement(snapshot, step);
  if (!result.ok) return result;
  const key = `${item.key}.${input.state}`;
  const before = state.facts.findLast((fact) => fact.key === key)?.value ?? null;
  return succeed({
    action: 'record-document',
    reason: null,
    changes: [{ path: `fact:${key}`, before, after: result.value }],
    facts: [{ id: ctx.newId('fct'), key, value: result.value, supersedes: true }],
  });
};

/** Files a document's next version, or records the next state of the current one, in the flow's order. */
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
