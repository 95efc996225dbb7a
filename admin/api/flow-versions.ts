import { useMemo, useSyncExternalStore } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { answerOf, api } from './client.ts';

type FindVersion = (key: string, version: number) => Flow | null;

const retryMs = 10_000;

/** Flow versions by which older jobs are drawn. Each is read once, when it is first asked for: it never changes. */
export const createFlowVersions = (read: (key: string, version: number) => Promise<Flow>) => {
  const known = new Map<string, Flow>();
  const request = new Set<string>();
  const listeners = new Set<() => void>();
  const publish = () => {
    // Another function and another list, by which readers see that more is known.
    find = findAmong();
    all = [...known.values()];
    for (const listener of listeners) listener();
  };
  const load = async (id: string, key: string, version: number): Promise<void> => {
    request.add(id);
    try {
      known.set(id, await read(key, version));
      publish();
    } catch {
      // Whoever still shows such a job asks again after a while.
      setTimeout(() => {
        request.delete(id);
        publish();
      }, retryMs);
    }
  };
  const findAmong = (): FindVersion => (key, version) => {
    const id = `${key}@${version}`;
    if (!known.has(id) && !request.has(id)) void load(id, key, version);
    return known.get(id) ?? null;
  };
  let find = findAmong();
  let all: readonly Flow[] = [];
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Finds a version; null while it is read. */
    current: () => find,
    /** Those that were read. */
    known: () => all,
  };
};

const versions = createFlowVersions(async (key, version) => {
  const param = { key, version: String(version) };
  return (await answerOf(api.flows[':key'][':version'].$get({ param }))).flow;
});

/** The newest flows, and after them the older versions that are drawn: for what only an older one names. */
export const useKnownFlows = (newest: readonly Flow[]): readonly Flow[] => {
  const older = useSyncExternalStore(versions.subscribe, versions.known);
  return useMemo(() => [...newest, ...older], [newest, older]);
};

/** Finds the flow version that a job began with; null while it is not known yet. */
export const useFlowOf = (
  newest: readonly Flow[],
): ((job: Pick<JobRow, 'flow' | 'flowVersion'>) => Flow | null) => {
  const find = useSyncExternalStore(versions.subscribe, versions.current);
  return useMemo(
    () =>
      ({ flow: key, flowVersion }) => {
        if (newest.length === 0) return null;
        const current = newest.find((flow) => flow.key === key && flow.version === flowVersion);
        return current ?? find(key, flowVersion);
      },
    [newest, find],
  );
};
