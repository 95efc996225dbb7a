import { address } from './customer/address.ts';
import { email } from './customer/email.ts';
import { locale } from './customer/locale.ts';
import { phone } from './customer/phone.ts';
import { keyDate } from './derived/key-date.ts';
import { missing } from './derived/missing.ts';
import { nextDue } from './derived/next-due.ts';
import { outstanding } from './derived/outstanding.ts';
import { paid } from './derived/paid.ts';
import { payments } from './derived/payments.ts';
import { progress } from './derived/progress.ts';
import type { CustomerField, JobField } from './field.ts';
import { contractTotal } from './own/contract-total.ts';
import { customer } from './own/customer.ts';
import { number } from './own/number.ts';
import { owner } from './own/owner.ts';
import { stage } from './own/stage.ts';
import { title } from './own/title.ts';
import { trade } from './own/trade.ts';

/**
 * The fields of a job in the order of the sheet. A new field is one file and one line here, and one record in
 * `domain/fields`.
 */
export const jobFields: readonly JobField[] = [
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
];

/** The customer's details beside the name, in the order of the panel. */
export const customerFields: readonly CustomerField[] = [phone, email, address, locale];

const byId = new Map(jobFields.map((field) => [field.record.id, field]));
const detailById = new Map(customerFields.map((field) => [field.id, field]));

/** The field of a column; undefined for a column of a trade's own item. */
export const fieldAt = (columnId: string): JobField | undefined => byId.get(columnId);

/** The customer's detail with an id such as `customer.phone`. */
export const customerFieldAt = (id: string): CustomerField | undefined => detailById.get(id);

/** The field that a path of the history or a column names. */
export const fieldNamed = (name: string): JobField | undefined =>
  byId.get(name) ?? jobFields.find(({ record: { property, edit } }) => edit !== null && property === name);
