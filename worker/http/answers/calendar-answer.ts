import type { z } from 'zod';
import type { calendarView } from '#contract/shop/shop-answers';
import type { Calendar } from '#domain/time/calendar';

/** The working days as an answer. */
export const calendarAnswer = ({
  zone,
  version,
  publishedYears,
  exceptions,
  closures,
}: Calendar): z.output<typeof calendarView> => ({
  zone,
  version,
  publishedYears: [...publishedYears],
  exceptions: [...exceptions].map(([day, isWorking]) => ({ on: day, isWorking })),
  closures: closures.map(({ from, to, reason }) => ({ from, to, reason: reason ?? null })),
});
