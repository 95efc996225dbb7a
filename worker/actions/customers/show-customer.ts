import type { Ctx } from '#actions/decide/context';
import type {
  CustomerDetail,
  CustomerList,
  CustomersQuery,
  ThingDetail,
} from '#contract/customers/customers';
import { phoneKey } from '#domain/texts/phone-digits';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

/** Customers of a page. */
const pageSize = 50;

/** A page of customers: all of them, those that a search or a telephone number finds, or those who share their number. */
export const listCustomers = async (
  { store }: Ctx,
  { q, phone, duplicates, after }: CustomersQuery,
): Promise<CustomerList> => {
  if (duplicates === '1') {
    const page = await store.duplicateCustomers(after ?? '');
    return { customers: [...page.customers], nextAfter: page.nextAfter };
  }
  if (q !== undefined) return { customers: [...(await store.customers({ q }))], nextAfter: null };
  if (phone !== undefined) {
    const key = phoneKey(phone);
    const customers = key === null ? [] : await store.customers({ phoneKey: key });
    return { customers: [...customers], nextAfter: null };
  }
  const rows = await store.customers({ after: after ?? null });
  const customers = rows.slice(0, pageSize);
  return { customers, nextAfter: rows.length > pageSize ? (customers.at(-1)?.id ?? null) : null };
};

/** A customer with jobs, things and money; of a merged one that into which it was merged. */
export const shownCustomer = async ({ store }: Ctx, id: string): Promise<Result<CustomerDetail>> => {
  const rows = await store.customerRows(id);
  if (rows === null) return refuse('not-found', { what: thingTexts.customer });
  return succeed({
    ...rows,
    merged: [...rows.merged],
    jobs: [...rows.jobs],
    money: [...rows.money],
    things: rows.things.map(({ values, ...thing }) => ({ ...thing, values: { ...values } })),
    samePhone: [...rows.samePhone],
  });
};

/** A thing with the jobs about it, newest first. */
export const showThing = async ({ store }: Ctx, id: string): Promise<Result<ThingDetail>> => {
  const rows = await store.thingRows(id);
  if (rows === null) return refuse('not-found', { what: thingTexts.thing });
  return succeed({ thing: { ...rows.thing, values: { ...rows.thing.values } }, jobs: [...rows.jobs] });
};
