import { payments as record } from '#domain/fields/derived/payments';
import { text } from '#domain/texts/text';
import type { JobField } from '../field.ts';
import { paymentsNote, paymentsText, stripOf } from '../glance/payments.ts';

/** The milestones as a strip, each as long as its share of the money. */
export const payments: JobField = {
  record,
  label: text('Payments', '收款', '收款'),
  column: () => ({ kind: 'strip', width: 196, hasCard: true, child: { kind: 'readonly' } }),
  read: paymentsText,
  mark: (job, view) => ({ strip: stripOf(job.milestones, view.me.today), note: paymentsNote(job, view) }),
};
