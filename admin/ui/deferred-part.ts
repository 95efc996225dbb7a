import { useEffect, useSyncExternalStore } from 'react';

/** Timeout (ms) of the question whether the server answers. */
const probeMs = 10_000;

/** The loading state of a part's code. */
type PartState<Part> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'ready'; readonly part: Part };

/** A part of the app whose code is loaded lazily. */
interface DeferredPart<Part> {
  /** Fetches the code unless it is loaded or loading. After a failure it retries. */
  readonly prepare: () => void;
  /** What "Try again" does: fetches the code, and where the browser will not, loads the page anew. */
  readonly retry: () => void;
  /** The loading state; fetches the part if it was not prepared. */
  readonly usePart: () => PartState<Part>;
}

/**
 * Loads the page anew where only that helps: a browser may remember that a script failed, and fetch it no more
 * (Chromium up to 151, Firefox). Only when the server answers, because a page that is gone helps nobody.
 */
const reloadWhenReachable = async (): Promise<void> => {
  const reply = await fetch('/healthz', { signal: AbortSignal.timeout(probeMs) }).catch(() => null);
  if (reply !== null) location.reload();
};

/**
 * A part of the app that is loaded after the first paint. Unlike React's `lazy` it renders at once when its
 * code is loaded: a Suspense boundary that has just shown its fallback delays the contents by 300 ms.
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
  const fetchPart = async (): Promise<void> => {
    isOnItsWay = true;
    try {
      become({ state: 'ready', part: await load() });
    } catch (error) {
      become({ state: 'failed', error });
    } finally {
      isOnItsWay = false;
    }
  };
  const fetchOnce = (): Promise<void> | undefined => {
    if (isOnItsWay || present.state === 'ready') return undefined;
    if (present.state === 'failed') become({ state: 'loading' });
    return fetchPart();
  };
  const fetchAgain = async () => {
    await fetchOnce();
    if (present.state === 'failed') await reloadWhenReachable();
  };
  return {
    prepare: () => void fetchOnce(),
    retry: () => void fetchAgain(),
    usePart: () => {
      useEffect(() => void fetchOnce(), []);
      return useSyncExternalStore(subscribe, () => present);
    },
  };
};

const idleDelayMs = 1000;

/** Runs a function once when the browser is idle; after one second where requestIdleCallback is missing (Safari). */
export const whenIdle = (run: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'function') {
    const idle = requestIdleCallback(run);
    return () => cancelIdleCallback(idle);
  }
  const timer = setTimeout(run, idleDelayMs);
  return () => clearTimeout(timer);
};
