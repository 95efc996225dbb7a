import { customer } from '#db/schema/people/customer';
import type { Customer } from '#domain/jobs/job';
import { phoneKey } from '#domain/texts/phone-digits';

/** The columns of a customer that a job knows. */
export const customerColumns = {
  id: customer.id,
  name: customer.name,
  phone: customer.phone,
  email: customer.email,
  address: customer.address,
  locale: customer.locale,
} as const;

/** The row of a new customer. */
export const newCustomer = (details: Customer): typeof customer.$inferInsert => ({
  ...details,
  phoneKey: phoneKey(details.phone),
  mergedInto: null,
  version: 1,
});
