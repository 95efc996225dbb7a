import { compile } from '#domain/flow/compile/compile';
import type { Flow } from '#domain/flow/flow';
import type { Receiver } from '#domain/flow/who';
import { cellKey, type EntryRef } from '#domain/rules/fact-key';

/** The fact key of a notice's item, which may stand in the notice's entry. */
export const keyInEntry = (flow: Flow, key: string, entry: EntryRef | null): string =>
  entry !== null && compile(flow).itemsByKey.get(key)?.of === entry.list ? cellKey(entry, key) : key;

/** A notice's person is named by fact keys, which may stand in the notice's entry. */
export const recipientIn = (flow: Flow, to: Receiver, entry: EntryRef | null): Receiver => {
  if (typeof to === 'string' || 'role' in to || 'duty' in to) return to;
  const inEntry = (key: string): string => keyInEntry(flow, key, entry);
  if ('staffField' in to) return { staffField: inEntry(to.staffField) };
  const { name, phone, email } = to.person;
  return {
    person: {
      name: inEntry(name),
      ...(phone === undefined ? {} : { phone: inEntry(phone) }),
      ...(email === undefined ? {} : { email: inEntry(email) }),
    },
  };
};
