import { keyDate } from '#domain/fields/derived/key-date';
import { missing } from '#domain/fields/derived/missing';
import { nextDue } from '#domain/fields/derived/next-due';
import { outstanding } from '#domain/fields/derived/outstanding';
import { paid } from '#domain/fields/derived/paid';
import { payments } from '#domain/fields/derived/payments';
import { progress } from '#domain/fields/derived/progress';
import { contractTotal } from '#domain/fields/own/contract-total';
import { customer } from '#domain/fields/own/customer';
import { number } from '#domain/fields/own/number';
import { owner } from '#domain/fields/own/owner';
import { stage } from '#domain/fields/own/stage';
import { title } from '#domain/fields/own/title';
import { trade } from '#domain/fields/own/trade';

/** The fields that every job has, in the order of the sheet. A new field is one file and one line here. */
export const fields = [
  title,
  number,
  stage,
  nextDue,
  payments,
  outstanding,
  customer,
  owner,
  keyDate,
  contractTotal,
  paid,
  trade,
  progress,
  missing,
] as const;
