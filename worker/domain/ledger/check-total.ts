import { compile } from '#domain/flow/compile/compile';
import { documentStateOf, isDocumentValue } from '#domain/flow/document';
import type { DocumentItem, Flow } from '#domain/flow/flow';
import type { Edits } from '#domain/jobs/change';
import type { JobState } from '#domain/jobs/job';
import { isTotalWorkedOut } from '#domain/lines/line-amounts';
import { moneyText } from '#domain/money/money';
import type { DocumentValue, Fact, FactKey } from '#domain/rules/fact';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { Text } from '#domain/texts/text';

interface Agreed {
  readonly document: Text;
  readonly totalMinor: number;
}

const amountOf = ({ amountMinor }: Readonly<Record<string, unknown>>): number =>
  typeof amountMinor === 'number' ? amountMinor : 0;

/** The filed version of a document that has passed its last state; null while none has. */
const passedVersion = (
  flow: Flow,
  { key, states }: Pick<DocumentItem, 'key' | 'states'>,
  { facts }: JobState,
): DocumentValue | null => {
  const current = (factKey: FactKey): Fact | null => facts.findLast((fact) => fact.key === factKey) ?? null;
  const declared = compile(flow).documentStates.get(`${key}.${states.at(-1)}`);
  if (declared === undefined || documentStateOf(declared, current) === null) return null;
  const filed = current(`${key}.${states[0]}`)?.value ?? null;
  return isDocumentValue(filed) ? filed : null;
};

/** The sum of the lines in the agreed version of the budget; null while none is agreed, and where it states no lines. */
const agreedTotal = (flow: Flow, state: JobState): Agreed | null => {
  const item = compile(flow).itemsByKey.get(flow.lines?.agreedIn ?? '');
  if (item?.item !== 'document') return null;
  const filed = passedVersion(flow, item, state);
  const lines = filed?.data?.lines?.map((line) => ({ ...line })) ?? filed?.snapshot;
  if (lines === undefined) return null;
  return { document: item.label, totalMinor: lines.reduce((sum, line) => sum + amountOf(line), 0) };
};

/**
 * Refuses a contract total that is typed where the trade works it out of its lines, and one that is not what the agreed
 * budget says. A total that is already so, or is cleared, is no statement about the price.
 */
export const checkTotal = (
  { flow, state: before }: { readonly flow: Flow; readonly state: JobState },
  { job }: Edits,
  after: JobState,
): Result<null> => {
  const total = job?.contractTotalMinor;
  if (total === undefined || total === before.job.contractTotalMinor) return succeed(null);
  if (isTotalWorkedOut(flow)) {
    return total === after.job.contractTotalMinor
      ? succeed(null)
      : refuse('total-worked-out', { fields: [fieldIssue('contractTotalMinor', 'from-lines')] });
  }
  const agreed = total === null ? null : agreedTotal(flow, after);
  if (agreed === null || agreed.totalMinor === total) return succeed(null);
  const sum = moneyText(agreed.totalMinor, before.job.currency);
  return refuse('total-not-agreed', { document: agreed.document, agreed: sum });
};
