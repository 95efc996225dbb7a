import type { Days } from '#db/seed/deed';
import { playJob, type Played } from '#db/seed/play';
import { renovations } from '#db/seed/renovations';
import { demoStaff, type DemoStaff } from '#db/seed/staff';
import { weddings } from '#db/seed/weddings';
import type { Calendar } from '#domain/calendar';
import { addDays, instantAt, type BusinessDate, type Instant } from '#domain/day';
import { renovation } from '#domain/flows/renovation';
import { wedding } from '#domain/flows/wedding';

/** The demo shop as decisions: each job's changes in their order, the oldest job first. */
export interface DemoShop {
  readonly staff: readonly DemoStaff[];
  readonly jobs: readonly (readonly Played[])[];
}

/** A shop in the middle of its work, dated around `today`: overdue, due today, due soon, waiting, paid and closed. */
export const demoShop = (given: {
  readonly today: BusinessDate;
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly newId: (prefix: string) => string;
}): DemoShop => {
  const { today, now, calendar, newId } = given;
  const days: Days = {
    on: (day) => addDays(today, day),
    at: (day, clock) => instantAt(addDays(today, day), clock, calendar.zone),
  };
  const jobs = [...renovations(renovation, days), ...weddings(wedding, days)];
  const startOf = ({ steps }: (typeof jobs)[number]): number => steps[0]?.day ?? 0;
  return {
    staff: demoStaff,
    jobs: jobs
      .toSorted((a, b) => startOf(a) - startOf(b))
      .map((job) => playJob(job, { days, now, calendar, newId })),
  };
};
