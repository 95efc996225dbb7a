import { keyDate as record } from '#domain/fields/derived/key-date';
import { text } from '#domain/texts/text';
import { overriding, patch, type JobField } from '../field.ts';

/** A key date with a clock time is read-only here: the trade's own column edits it. */
export const keyDate: JobField = {
  record,
  label: text('Key date', '关键日期', '關鍵日期'),
  column: () => ({ kind: 'date', width: 92 }),
  read: (job) => job.keyDate,
  mark: (_, { flow, texts }) => {
    const item = flow?.items.find(({ key }) => key === flow.keyDate);
    const hasDayOnly = item?.item === 'field' && item.kind === 'date';
    return {
      ...(hasDayOnly ? {} : { readOnly: true }),
      ...(item ? { note: texts.localize(item.label) } : {}),
    };
  },
  write: (value, context) =>
    context.flow && patch({ facts: { [context.flow.keyDate]: value }, ...overriding(context) }),
  transfer: {},
};
