import { contractTotal as record } from '#domain/fields/own/contract-total';
import { text } from '#domain/texts/text';
import { numberOrNull, patch, type JobField } from '../field.ts';
import { moneyForm } from '../item-form.ts';

export const contractTotal: JobField = {
  record,
  label: text('Contract total', '合同总价', '合約總價'),
  isHidden: 'unless-wide',
  column: (sheets) => ({
    ...moneyForm(sheets),
    width: 104,
    min: record.edit.min,
    child: moneyForm(sheets),
  }),
  read: (job) => job.contractTotalMinor,
  // Where it is the sum of lines nobody types it.
  mark: ({ currency }, { flow }) => ({
    currency,
    ...(flow?.lines?.total === 'accepted' ? { readOnly: true } : {}),
  }),
  write: (value) => patch({ contractTotalMinor: numberOrNull(value) }),
  transfer: {
    names: [
      'contract',
      'contract total',
      'total',
      'price',
      'contract amount',
      '合同金额',
      '合同金額',
      '合同总价',
      '合約總價',
      '合同总额',
      '合同總額',
      '合約總額',
      '合同额',
      '合同額',
      '合約額',
      '合約金額',
      '总额',
      '總額',
      '金额',
      '金額',
      '总价',
      '總價',
    ],
  },
};
