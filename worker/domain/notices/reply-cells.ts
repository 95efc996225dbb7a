import { compile } from '#domain/flow/compile/compile';
import { findNoticePlan } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import { cellKey } from '#domain/rules/fact-key';
import type { FactKey, FieldValue } from '#domain/rules/fact';
import { dayMs, type Instant } from '#domain/time/day';
import type { Locale } from '#domain/texts/text';

/** How long after a notice a message of its recipient counts as the reply. */
export const replyWithinMs = 14 * dayMs;

/** The list in which replies to a notice are written; null when none is awaited. */
export const replyListOf = (flow: Pick<Flow, 'notices'>, rowKey: string): FactKey | null =>
  findNoticePlan(flow, rowKey)?.reply ?? null;

/** What came in. */
export interface IncomingReply {
  readonly text: string;
  readonly at: Instant;
  /** The notice that it answers; null where a person attaches it. */
  readonly noticeKey: string | null;
}

const replyToKey = /(?:^|\.)reply-to$/;

/**
 * The cells of the entry that keeps a reply: its text in the first text of the list, its time in the first instant, and
 * the notice that it answers in the text called `reply-to`. In a closed job only those that are written after closing.
 * Null where the list has no place for a text.
 */
export const replyCells = (
  flow: Pick<Flow, 'items' | 'tasks' | 'notices'>,
  {
    list,
    id,
    isClosed,
    locale,
  }: { readonly list: FactKey; readonly id: string; readonly isClosed: boolean; readonly locale: Locale },
  reply: IncomingReply,
): readonly { readonly key: FactKey; readonly value: FieldValue }[] | null => {
  const places = (compile(flow).itemsOf.get(list) ?? []).filter(
    ({ afterClosing }) => !isClosed || afterClosing === true,
  );
  const placeOf = (kind: 'text' | 'instant', isReplyTo = false): FactKey | undefined =>
    places.find(
      (item) => item.item === 'field' && item.kind === kind && replyToKey.test(item.key) === isReplyTo,
    )?.key;
  const text = placeOf('text');
  if (text === undefined) return null;
  const at = placeOf('instant');
  const replyTo = placeOf('text', true);
  const label = reply.noticeKey === null ? null : (findNoticePlan(flow, reply.noticeKey)?.label ?? null);
  const cell = (key: FactKey, value: FieldValue) => ({ key: cellKey({ list, id }, key), value });
  return [
    cell(text, reply.text),
    ...(at === undefined ? [] : [cell(at, reply.at)]),
    ...(replyTo === undefined || label === null ? [] : [cell(replyTo, label[locale])]),
  ];
};
