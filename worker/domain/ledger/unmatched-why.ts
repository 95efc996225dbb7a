/** Why a reported payment cannot be matched and is left to staff. */
export const unmatchedWhys = [
  'unknown-reference',
  'currency-mismatch',
  'amount-mismatch',
  'amount-out-of-range',
  'refund-without-payment',
  'refund-too-large',
  'refund-by-hand',
  'job-withdrawn',
  'event-id-reused',
] as const;
export type UnmatchedWhy = (typeof unmatchedWhys)[number];
