import { useMemo, useSyncExternalStore } from 'react';
import type { JobRow } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { answerOf, api } from './client.ts';

type FindVersion = (key: string, version: number) => Flow | null;

const retryMs = 10_000;

/** A cache of the flow versions of older jobs. Each version is fetched once, because it never changes. */
export const createFlowVersions = (read: (key: string, version: number) => Promise<Flow>) => {
  const known = new Map<string, Flow>();
  const request = new Set<string>();
  const listeners = new Set<() => void>();
  const publish = () => {
    // A new function and a new array, so that subscribers see the change.
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
      // Components that still show such a job request it again after this delay.
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
    /** Finds a loaded version; null while it loads. */
    current: () => find,
    /** The loaded versions. */
    known: () => all,
  };
};

const versions = createFlowVersions(async (key, version) => {
  const param = { key, version: String(version) };
  return (await answerOf(api.flows[':key'][':version'].$get({ param }))).flow;
});

/** The newest flows, followed by the loaded older versions, for names that only an older version has. */
export const useKnownFlows = (newest: readonly Flow[]): readonly Flow[] => {
  const older = useSyncExternalStore(versions.subscribe, versions.known);
  return useMemo(() => [...newest, ...older], [newest, older]);
};

/** Finds the flow version of a job; null while it loads. */
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
