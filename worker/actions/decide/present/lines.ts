import type { JobDetail } from '#contract/jobs/job-answers';
import { decisionOf, type Line } from '#domain/lines/line';

/** A line in the form of the API's answers: what older versions did not have is stated. */
export const lineView = (line: Line): JobDetail['lines'][number] => ({
  id: line.id,
  position: line.position,
  description: line.description,
  quantity: line.quantity,
  amountMinor: line.amountMinor,
  tags: [...line.tags],
  isDone: line.isDone,
  class: line.class ?? null,
  unit: line.unit ?? null,
  unitMinor: line.unitMinor ?? null,
  decision: decisionOf(line),
  decidedAt: line.decidedAt ?? null,
  deferUntil: line.deferUntil ?? null,
  repeats: line.repeats ?? null,
  catalogueId: line.catalogueId ?? null,
  changeOrderId: line.changeOrderId ?? null,
  values: { ...line.values },
});
