import type { Opening } from '#actions/jobs/open-job';
import { addDays, dateOf, instantAt, type Instant, type Zone } from '#domain/time/day';
import { actsOf, type Act } from '#local/demo/acts';
import type { Days } from '#local/demo/seed-action';
import { repairs } from '#local/demo/repair/repairs';
import { renovations } from '#local/demo/renovation/renovations';
import { weddings } from '#local/demo/wedding/weddings';

/**
 * All actions of a demo shop in order of time, dated around `now`, with jobs that are overdue, due today, due
 * soon, waiting, paid and closed.
 */
export const demoActs = (input: {
  readonly now: Instant;
  readonly zone: Zone;
  readonly opening: Opening;
}): readonly Act[] => {
  const { now, zone, opening } = input;
  const today = dateOf(now, zone);
  const days: Days = {
    on: (day) => addDays(today, day),
    at: (day, clock) => instantAt(addDays(today, day), clock, zone),
  };
  return [...renovations(days), ...repairs(days), ...weddings(days)]
    .flatMap((job) => actsOf(job, { days, now, opening }))
    .toSorted((a, b) => a.at - b.at);
};
