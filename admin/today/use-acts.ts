import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem } from '#contract/jobs/job-answers';
import { todayKey } from '../api/today-queries.ts';
import { useSync } from '../sync/open-sync.tsx';
import type { DetailOutcome } from '../sync/job-calls.ts';
import type { JobMutations } from '../sync/sync.ts';

/** Something that a person does with a line. */
export interface Act {
  readonly lineId: string;
  readonly send: (mutations: JobMutations) => Promise<DetailOutcome>;
  /** For an act that ends the line: what it is called in the list of done ones, and how it is taken back. */
  readonly ends?: { readonly label: string; readonly back: Act['send'] };
}

/** An act that failed, at its line. */
export interface Failure {
  readonly problem: Problem;
  readonly retry: () => void;
}

/** A line that was done here. */
export interface Done {
  readonly lineId: string;
  readonly label: string;
  readonly back: Act['send'];
}

/** The acts of the screen. Each goes on its own: one that fails says so at its line, and the others go on. */
export interface Acts {
  readonly busy: ReadonlySet<string>;
  readonly failures: ReadonlyMap<string, Failure>;
  readonly done: readonly Done[];
  readonly run: (act: Act) => Promise<boolean>;
  readonly takeBack: (done: Done) => Promise<void>;
}

const without = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> =>
  new Map([...map].filter(([each]) => each !== key));

export const useActs = (): Acts => {
  const { mutations } = useSync();
  const client = useQueryClient();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [failures, setFailures] = useState<ReadonlyMap<string, Failure>>(new Map());
  const [done, setDone] = useState<readonly Done[]>([]);
  const run = async (act: Act): Promise<boolean> => {
    const { lineId, send, ends } = act;
    setBusy((lines) => new Set([...lines, lineId]));
    setFailures((known) => without(known, lineId));
    const outcome = await send(mutations);
    if (outcome.ok) {
      if (ends !== undefined)
        setDone((lines) => [{ lineId, ...ends }, ...lines.filter((line) => line.lineId !== lineId)]);
      await client.invalidateQueries({ queryKey: todayKey });
    } else {
      const failure = { problem: outcome.problem, retry: () => void run(act) };
      setFailures((known) => new Map([...known, [lineId, failure]]));
    }
    setBusy((lines) => new Set([...lines].filter((line) => line !== lineId)));
    return outcome.ok;
  };
  const takeBack = async ({ lineId, back }: Done) => {
    const isBack = await run({ lineId, send: back });
    if (isBack) setDone((lines) => lines.filter((line) => line.lineId !== lineId));
  };
  return { busy, failures, done, run, takeBack };
};
