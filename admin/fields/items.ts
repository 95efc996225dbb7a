import type { JobDetail } from '#contract/jobs/job-answers';
import type { Flow, Item } from '#domain/flow/flow';

/** The items of a stage as the panel displays them, in the flow's order. */
export interface StageItems {
  readonly key: string;
  readonly items: readonly Item[];
  readonly missingCount: number;
  readonly isCurrent: boolean;
}

/** The newest value of a fact; undefined when it was never recorded. */
export const factValue = (detail: JobDetail, key: string): unknown =>
  detail.facts.findLast((fact) => fact.key === key)?.value;

/** All entries of a log, newest first. */
export const logEntries = (detail: JobDetail, key: string): JobDetail['facts'] =>
  detail.facts.filter((fact) => fact.key === key).toReversed();

/** The items of the given kinds by stage; stages without any are omitted. */
export const itemsByStage = (
  flow: Flow,
  detail: JobDetail,
  kinds: readonly Item['item'][],
): readonly StageItems[] =>
  flow.stages
    .map((stage) => {
      const items = flow.items.filter(
        (item) =>
          item.stage === stage.key && kinds.includes(item.item) && !detail.absentItems.includes(item.key),
      );
      const keys = new Set(items.map((item) => item.key));
      return {
        key: stage.key,
        items,
        missingCount: detail.missing.filter(
          (item) => item.stage === stage.key && item.item !== null && keys.has(baseKey(item.item)),
        ).length,
        isCurrent: stage.key === detail.job.stage,
      };
    })
    .filter((stage) => stage.items.length > 0);

const documentStates = /\.(filed|delivered|agreed|signed)$/;

/** The item of a missing item's key: a document's state belongs to its document. */
export const baseKey = (key: string): string => key.replace(documentStates, '');
