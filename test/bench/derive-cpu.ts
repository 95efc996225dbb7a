import { derive } from '#domain/planning/derive';
import type { Instant } from '#domain/time/day';
import { makeFullJob } from '#test/bench/data/full-job';
import { chinaCalendar } from '#test/kit/rules';

const turns = 300;

/** The processor time (ms) of one `derive` of the job with many facts, after a warm-up. */
export const deriveCpuMs = (now: Instant): { readonly facts: number; readonly cpuMs: number } => {
  const { flow, state } = makeFullJob(now);
  const calendar = chinaCalendar();
  const run = (): void => {
    for (let turn = 0; turn < turns; turn += 1) derive({ flow, state, calendar, now });
  };
  run();
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return { facts: state.facts.length, cpuMs: (user + system) / 1000 / turns };
};
