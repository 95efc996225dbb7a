import { paid as record } from '#domain/fields/derived/paid';
import { text } from '#domain/texts/text';
import type { JobField } from '../field.ts';
import { moneyForm } from '../item-form.ts';

export const paid: JobField = {
  record,
  label: text('Paid', '已收', '已收'),
  isHidden: 'unless-wide',
  column: (sheets) => ({
    ...moneyForm(sheets),
    width: 104,
    child: { ...moneyForm(sheets), readOnly: true },
  }),
  read: (job) => job.paidMinor,
  mark: ({ currency }) => ({ currency }),
  transfer: {},
};
