import { itemsOf } from '#domain/flow/items-of';
import type { Fact } from '#domain/rules/fact';
import type { FieldItem, Flow } from '#domain/flow/flow';

/**
 * The search terms of a job's own fields: texts, numbers with their unit, choices by their label in each
 * language (WED-01-REFS: earlier weddings by kind of venue and size).
 */
export const searchWords = (
  flow: Pick<Flow, 'items'>,
  facts: readonly Pick<Fact, 'key' | 'value'>[],
): readonly string[] =>
  itemsOf(flow).flatMap((item): readonly string[] => {
    if (item.item !== 'field' || item.isSearched !== true) return [];
    const value = facts.find(({ key }) => key === item.key)?.value ?? null;
    if (typeof value === 'string') return wordsOfText(item, value);
    if (typeof value !== 'number') return [];
    return [`${value}`, ...Object.values(item.unit ?? {})];
  });

/** Whether a job is found by what stands in this field of it. */
export const isSearched = (flow: Pick<Flow, 'items'>, key: string): boolean =>
  itemsOf(flow).some((item) => item.key === key && item.item === 'field' && item.isSearched === true);

const wordsOfText = ({ kind, choices = [] }: FieldItem, value: string): readonly string[] =>
  kind === 'choice' ? Object.values(choices.find(({ key }) => key === value)?.label ?? {}) : [value];
