import type { BusinessDate, Instant } from '#domain/time/day';
import type { Question, Results } from '#store/database/batch';
import type { KeptAnswer } from '#store/money/arrivals';
import type { CellsRequest, LoadedCells } from '#store/jobs/loaded-cells';
import type { Prefetched, Prefetch, Store } from '#store/store';
import type { JobPage, ListRequest } from '#store/sheet/lists';
import type { LinkedJob, LoadedJob } from '#store/jobs/loaded-job';

/** The queries that can be prefetched with the session. */
export interface PrefetchQuestions {
  readonly job: (id: string) => Question<LoadedJob | null>;
  readonly cells: (request: CellsRequest) => Question<LoadedCells | null>;
  readonly answer: (
    request: Extract<Prefetch, { readonly kind: 'answer' }>,
    now: Instant,
  ) => Question<KeptAnswer | null>;
  readonly link: (reference: string) => Question<LinkedJob | null>;
  readonly list: (query: ListRequest, today: BusinessDate) => Question<JobPage>;
}

/**
 * Answers the first matching call from the prefetched value. A later call reads again, because a commit may lie
 * between.
 */
const once = <Value>(
  key: string,
  value: Value,
  otherwise: (request: string) => Promise<Value>,
): ((request: string) => Promise<Value>) => {
  let isFresh = true;
  return async (request) => {
    if (!isFresh || request !== key) return otherwise(request);
    isFresh = false;
    return value;
  };
};

/** The statements of a prefetch, and the store calls that their results answer. */
export interface PrefetchPlan {
  readonly statements: Question<unknown>['statements'];
  readonly prefetched: (results: Results) => Promise<Prefetched>;
}

const prefetchPlan = <Value>(
  { statements, read }: Question<Value>,
  prefetched: (value: Value) => Prefetched,
): PrefetchPlan => ({ statements, prefetched: async (results) => prefetched(await read(results)) });

type Asking = Pick<Store, keyof Prefetched>;

const prefetchOfOne = (
  store: Asking,
  questions: PrefetchQuestions,
  { first, now }: { readonly first: Prefetch; readonly now: Instant },
): PrefetchPlan => {
  switch (first.kind) {
    case 'job': {
      const { id } = first;
      const loadAgain = (jobId: string) => store.loadJob(jobId);
      return prefetchPlan(questions.job(id), (job) => ({ loadJob: once(id, job, loadAgain) }));
    }
    case 'cells': {
      let isFresh = true;
      return prefetchPlan(questions.cells(first), (job) => ({
        loadCells: async (request) => {
          if (!isFresh || request.id !== first.id || request.hasPeople !== first.hasPeople)
            return store.loadCells(request);
          isFresh = false;
          return job;
        },
      }));
    }
    case 'answer': {
      const { key, route } = first;
      let isFresh = true;
      return prefetchPlan(questions.answer(first, now), (keptAnswer) => ({
        findIdempotent: async (...request) => {
          if (!isFresh || request[0] !== key || request[2] !== route) return store.findIdempotent(...request);
          isFresh = false;
          return keptAnswer;
        },
      }));
    }
    case 'link': {
      const { reference } = first;
      const loadAgain = (link: string) => store.loadJobByLink(link);
      return prefetchPlan(questions.link(reference), (job) => ({
        loadJobByLink: once(reference, job, loadAgain),
      }));
    }
    case 'list': {
      const { query, today } = first;
      const key = JSON.stringify([query, today]);
      return prefetchPlan(questions.list(query, today), (page) => ({
        listJobs: async (request, on) =>
          JSON.stringify([request, on]) === key ? page : store.listJobs(request, on),
      }));
    }
  }
};

/** The prefetch that runs with the session's statement; empty when a request's first read is unknown. */
export const withPrefetch = (
  store: Asking,
  questions: PrefetchQuestions,
  { readings, now }: { readonly readings: readonly Prefetch[]; readonly now: Instant },
): PrefetchPlan => {
  const all = readings.map((first) => prefetchOfOne(store, questions, { first, now }));
  return {
    statements: all.flatMap(({ statements }) => statements),
    prefetched: async (results) => {
      let start = 0;
      const parts: Prefetched[] = [];
      for (const { statements, prefetched } of all) {
        parts.push(await prefetched(results.slice(start, start + statements.length)));
        start += statements.length;
      }
      return Object.assign({}, ...parts);
    },
  };
};
