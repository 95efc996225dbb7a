import type { CDPSession } from 'playwright-core';

type Session = Pick<CDPSession, 'send'>;

/** What the page's main thread spends, ms. */
export interface Cpu {
  /** Its processor time: what else the machine does is not in it. */
  readonly cpuMs: number;
  /** Time within its tasks by the clock on the wall, and what of it is script, style and layout: a busy machine stretches them. */
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

/** What an action costs, divided by how many times it is done within `act`. */
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

/** Script memory in use after the rubbish is taken out, MB. */
export const heapMb = async ({ send }: Session): Promise<number> => {
  await send('HeapProfiler.collectGarbage');
  const { usedSize } = await send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
};
