import { ulid } from 'ulid';
import type { TaskItem } from '#contract/shop/today-answers';
import type { Choice, FieldItem, Flow } from '#domain/flow/flow';
import { findTaskPlan } from '#domain/flow/find-item';
import { cellKey, entryKey, type EntryRef } from '#domain/rules/fact-key';
import type { FieldValue } from '#domain/rules/fact';

/** A value of a new entry, by the key of its item. */
export type Cells = Readonly<Record<string, FieldValue>>;

/** A choice that says how it went, in one tap. */
export interface Outcome {
  readonly item: string;
  readonly choice: Choice;
  /** It closes the task; one that does not leaves it open. */
  readonly isClosing: boolean;
}

/** What a task asks for, as its form shows it. */
export interface Form {
  readonly list: string;
  readonly preset: Cells;
  readonly fields: readonly FieldItem[];
  readonly outcomes: readonly Outcome[];
}

const outcomesOf = (flow: Flow, key: string): readonly Outcome[] => {
  const closes = findTaskPlan(flow, key)?.asks?.closes;
  if (closes === undefined || !('fact' in closes) || !('is' in closes)) return [];
  const item = flow.items.find((each) => each.key === closes.fact);
  if (item?.item !== 'field' || item.kind !== 'choice') return [];
  const closing = new Set<unknown>([closes.is].flat());
  return (item.choices ?? []).map((choice) => ({
    item: item.key,
    choice,
    isClosing: closing.has(choice.key),
  }));
};

/** The form of a task's result; null for a task that asks for nothing. */
export const formOf = (flow: Flow | null, { key, asks }: TaskItem): Form | null => {
  if (flow === null || asks === null) return null;
  const { list, preset } = asks;
  const fields = flow.items.flatMap((item) =>
    item.item === 'field' && item.of === list && !(item.key in preset) ? [item] : [],
  );
  return { list, preset, fields, outcomes: outcomesOf(flow, key) };
};

/** The entry by which a result is recorded. Its id is made here, so that a repeated request records it once. */
export const newEntry = (list: string): EntryRef => ({ list, id: ulid() });

/** The facts of a new entry: what the task presets, and what the person says. */
export const factsOf = (entry: EntryRef, { preset }: Form, cells: Cells) =>
  Object.entries({ ...preset, ...cells }).map(([key, value]) => ({ key: cellKey(entry, key), value }));

/** The fact that removes an entry. */
export const removalOf = (entry: EntryRef) => [{ key: entryKey(entry), value: false }];
