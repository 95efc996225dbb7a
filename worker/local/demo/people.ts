import type { OpenJob } from '#contract/jobs/job-requests';
import type { Locale } from '#domain/texts/text';

/** A customer of the demo. Numbers and addresses are invented; the mail domain does not exist. */
export const person = (
  name: string,
  mail: string,
  address: string,
  locale: Locale = 'zh-Hans',
): OpenJob['customer'] => {
  let digits = 0;
  for (const sign of mail) digits = (digits * 31 + (sign.codePointAt(0) ?? 0)) % 100_000_000;
  return {
    name,
    phone: `139${String(digits).padStart(8, '0')}`,
    email: `${mail}@example.test`,
    address,
    locale,
  };
};
