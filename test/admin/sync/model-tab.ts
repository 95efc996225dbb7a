import { QueryClient } from '@tanstack/react-query';
import { persistedIn } from '../../../admin/sync/persisted.ts';
import type { Reach } from '../../../admin/sync/queue-ports.ts';
import { createQueue } from '../../../admin/sync/queue.ts';
import { createSync } from '../../../admin/sync/sync.ts';
import type { Random } from '../../kit/random.ts';
import { fakeTimers } from '../kit/fake-timers.ts';
import { memoryStorage } from '../kit/memory-storage.ts';
import { answerTo, makeServer, ownId } from './model-server.ts';

export const jobIds = ['job_1', 'job_2', 'job_3', 'job_4', 'job_5'] as const;

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A closed page never gets an answer. */
const never = () => new Promise<never>(() => undefined);

/** A server, and a network that delays, loses, repeats and reorders requests and answers; with a person's tab. */
export const makeWorld = ({ below, next: random }: Random) => {
  const timers = fakeTimers();
  const server = makeServer(jobIds);
  const reach: { now: Reach } = { now: 'back' };
  const failing = new Set<string>();
  const storage = memoryStorage();
  const client = new QueryClient({ defaultOptions: { queries: { gcTime: Number.POSITIVE_INFINITY } } });
  let tabs = 0;

  const later = (run: () => void, mostMs = 700) => void timers.after(below(mostMs), run);
  const delay = (mostMs?: number) => new Promise<void>((resolve) => later(resolve, mostMs));
  const answer = (request: Request) => answerTo(server, request, (jobId) => failing.has(jobId));
  const lost = () => new TypeError('fetch failed');

  const travel = async (request: Request): Promise<Response> => {
    const isUndo = request.url.endsWith('/undo');
    const again = request.clone();
    await delay();
    if (reach.now !== 'back') throw lost();
    const fate = request.method === 'GET' ? 0.5 : random();
    if (fate < 0.06) throw lost();
    if (fate < 0.1 && !isUndo) {
      // The client sees a failure, but the request arrives later.
      later(() => void answer(again), 6000);
      throw lost();
    }
    const answered = await answer(request);
    if (fate < 0.2) later(() => void answer(again), 6000);
    await delay();
    if (fate > 0.9) throw lost();
    return answered;
  };

  const open = () => {
    tabs += 1;
    const page = { isOpen: true };
    const persisted = persistedIn({ storage, staffId: ownId, tab: `tab${tabs}` });
    const queue = createQueue({
      persisted,
      probe: () => new Promise((resolve) => void timers.after(50, () => page.isOpen && resolve(reach.now))),
      replaced: () => undefined,
      after: (delayMs, run) => timers.after(delayMs, () => page.isOpen && run()),
      random,
    });
    return { page, persisted, queue, sync: createSync(client, queue) };
  };
  const tab = { now: open() };
  /** The `fetch` of the pipeline. */
  const fetchNow = async (address: string, init: RequestInit): Promise<Response> => {
    const { page } = tab.now;
    const request = new Request(new URL(address, 'https://jobsheet.test'), { ...init, signal: null });
    const response = await travel(request).then(
      (answered) => () => answered,
      (error: unknown) => () => {
        throw error;
      },
    );
    return page.isOpen ? response() : never();
  };
  const pass = async (ms: number) => {
    for (let at = 0; at < ms; at += 250) {
      timers.pass(250);
      await turn();
      await turn();
    }
  };
  return {
    server,
    storage,
    client,
    tab,
    fetchNow,
    pass,
    /** The page is closed in any state, and another one opened. */
    crash: () => {
      tab.now.page.isOpen = false;
      tab.now = open();
      return tab.now;
    },
    /** A random change of the network and of a job's saves, by a number in [0, 1). */
    change: (fate: number, jobId: string) => {
      if (fate < 0.02) reach.now = reach.now === 'back' ? 'away' : 'back';
      else if (fate < 0.04) failing.add(jobId);
      else if (fate < 0.16) failing.delete(jobId);
      else if (fate < 0.18) tab.now.queue.retryNow();
    },
    mend: () => {
      reach.now = 'back';
      failing.clear();
      tab.now.queue.retryNow();
    },
  };
};
