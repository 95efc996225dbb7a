import { useEffect, useSyncExternalStore } from 'react';

/** How far the code of a part has come. */
type PartState<Part> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'ready'; readonly part: Part };

/** A part of the app whose code is not in the first load. */
interface DeferredPart<Part> {
  /** Fetches the code unless it is there or on its way. After a failure it tries again. */
  readonly prepare: () => void;
  /** The part, fetched if nobody prepared it. */
  readonly usePart: () => PartState<Part>;
}

/**
 * A part of the app that is fetched after the first paint. Unlike React's `lazy` it is drawn at once when its code is there:
 * a boundary that has just shown its fallback holds back what follows for 300 ms.
 */
export const deferPart = <Part>(load: () => Promise<Part>): DeferredPart<Part> => {
  let present: PartState<Part> = { state: 'loading' };
  let isOnItsWay = false;
  const listeners = new Set<() => void>();
  const become = (next: PartState<Part>) => {
    present = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const fetchPart = async () => {
    isOnItsWay = true;
    try {
      become({ state: 'ready', part: await load() });
    } catch (error) {
      become({ state: 'failed', error });
    } finally {
      isOnItsWay = false;
    }
  };
  const prepare = () => {
    if (isOnItsWay || present.state === 'ready') return;
    if (present.state === 'failed') become({ state: 'loading' });
    void fetchPart();
  };
  return {
    prepare,
    usePart: () => {
      useEffect(prepare, []);
      return useSyncExternalStore(subscribe, () => present);
    },
  };
};

const idleDelayMs = 1000;

/** Runs something once, when the browser has nothing else to do; where it cannot say so (Safari), a second from now. */
export const whenIdle = (run: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'function') {
    const idle = requestIdleCallback(run);
    return () => cancelIdleCallback(idle);
  }
  const timer = setTimeout(run, idleDelayMs);
  return () => clearTimeout(timer);
};
