import { trade as record } from '#domain/fields/own/trade';
import { text } from '#domain/texts/text';
import type { JobField } from '../field.ts';
import { optionOf } from '../item-form.ts';

export const trade: JobField = {
  record,
  label: text('Trade', '行业', '行業'),
  isHidden: 'unless-wide',
  column: ({ flows, locale }) => ({
    kind: 'choice',
    isQuiet: true,
    width: 104,
    options: flows.map(({ key, label }) => optionOf(key, label, locale)),
  }),
  read: (job) => job.flow,
  transfer: { isKey: true, names: ['type', '类型', '類型'] },
};
