import type { CustomerField, JobField } from './field.ts';
import { customerFields, jobFields } from './index.ts';

const byId = new Map(jobFields.map((field) => [field.record.id, field]));
const detailById = new Map(customerFields.map((field) => [field.id, field]));

/** The field of a column; undefined for a trade's own. */
export const fieldAt = (columnId: string): JobField | undefined => byId.get(columnId);

/** The customer's detail of an id such as `customer.phone`. */
export const customerFieldAt = (id: string): CustomerField | undefined => detailById.get(id);

/** The field that a path of the history or a column names. */
export const fieldNamed = (name: string): JobField | undefined =>
  byId.get(name) ?? jobFields.find(({ record: { property, edit } }) => edit !== null && property === name);
