/** Why money that a provider reports is left to the staff. */
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
