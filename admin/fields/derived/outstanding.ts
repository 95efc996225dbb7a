import { outstanding as record } from '#domain/fields/derived/outstanding';
import { text } from '#domain/texts/text';
import type { FieldRow, JobField } from '../field.ts';
import { moneyForm } from '../item-form.ts';

/** Whether the whole contract is paid. Without a contract total, an outstanding amount of zero does not show that. */
const isWhollyPaid = ({ outstandingMinor, paidMinor, contractTotalMinor }: FieldRow): boolean =>
  outstandingMinor === 0 && paidMinor > 0 && contractTotalMinor !== null;

export const outstanding: JobField = {
  record,
  label: text('Outstanding', '未收', '未收'),
  column: (sheets) => ({
    ...moneyForm(sheets),
    width: 108,
    child: { ...moneyForm(sheets), readOnly: true },
  }),
  read: (job) => job.outstandingMinor,
  mark: (job) => ({ currency: job.currency, ...(isWhollyPaid(job) ? { tone: 'paid' } : {}) }),
  transfer: {},
};
