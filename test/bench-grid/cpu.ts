import type { CDPSession } from 'playwright-core';

type Session = Pick<CDPSession, 'send'>;

/** The time of the page's main thread, ms. */
export interface Cpu {
  /** Its processor time, which excludes other load of the machine. */
  readonly cpuMs: number;
  /** Wall-clock time of its tasks, and the parts of script, style and layout; a busy machine increases them. */
  readonly taskMs: number;
  readonly scriptMs: number;
  readonly styleMs: number;
  readonly layoutMs: number;
}

const read = async ({ send }: Session): Promise<Cpu> => {
  const { metrics } = await send('Performance.getMetrics');
  const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return {
    cpuMs: ms('ThreadTime'),
    taskMs: ms('TaskDuration'),
    scriptMs: ms('ScriptDuration'),
    styleMs: ms('RecalcStyleDuration'),
    layoutMs: ms('LayoutDuration'),
  };
};

/** The cost of an action, divided by its number of repetitions in `act`. */
export const cpuOf = async (session: Session, times: number, act: () => Promise<unknown>): Promise<Cpu> => {
  const before = await read(session);
  await act();
  const after = await read(session);
  return {
    cpuMs: (after.cpuMs - before.cpuMs) / times,
    taskMs: (after.taskMs - before.taskMs) / times,
    scriptMs: (after.scriptMs - before.scriptMs) / times,
    styleMs: (after.styleMs - before.styleMs) / times,
    layoutMs: (after.layoutMs - before.layoutMs) / times,
  };
};

/** Used heap after a garbage collection, MB. */
export const heapMb = async ({ send }: Session): Promise<number> => {
  await send('HeapProfiler.collectGarbage');
  const { usedSize } = await send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
};
