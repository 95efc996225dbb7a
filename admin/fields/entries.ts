import type { JobDetail } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { entryName, titleItemOf } from '#domain/jobs/entries';
import { factBook } from '#domain/jobs/fact-book';
import { cellKey, type EntryRef } from '#domain/rules/fact-key';
import { isFileValue, type FactValue, type FieldValue } from '#domain/rules/fact';
import { instant } from '#domain/time/day';
import type { Text } from '#domain/texts/text';
import { factValue } from './items.ts';

const isPlain = (value: unknown): value is FieldValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const plainValue = (value: unknown): FactValue => (isPlain(value) || isFileValue(value) ? value : null);

/** Ids of the entries of a job's list that stand, in their order. */
export const entryIds = (flow: Flow, { facts }: Pick<JobDetail, 'facts'>, list: string): readonly string[] =>
  factBook(
    flow,
    facts.map((fact) => ({
      ...fact,
      value: plainValue(fact.value),
      recordedAt: instant(fact.recordedAt),
      recordedVersion: 1,
    })),
    [],
  )
    .entries(list)
    .map(({ id }) => id);

/** What an entry of a job is called. */
export const entryTitle = (
  flow: Flow,
  detail: Pick<JobDetail, 'facts'>,
  entry: EntryRef,
  zone: string,
): Text => {
  const title = titleItemOf(flow, entry.list);
  const value = title === null ? null : factValue(detail, cellKey(entry, title.key));
  const place = entryIds(flow, detail, entry.list).indexOf(entry.id) + 1;
  return entryName(title, isPlain(value) ? value : null, { place, zone });
};
