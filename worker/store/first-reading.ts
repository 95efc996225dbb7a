import type { JobListQuery } from '#contract/sheet/job-list';
import type { BusinessDate, Instant } from '#domain/time/day';
import type { Question, Results } from '#store/database/batch';
import type { KeptAnswer } from '#store/money/arrivals';
import type { LoadedCells } from '#store/jobs/loaded-cells';
import type { AtHand, FirstReading, Store } from '#store/store';
import type { JobPage } from '#store/sheet/lists';
import type { LinkedJob } from '#store/jobs/loaded-job';
import type { LoadedJob } from '#store/jobs/loaded-job';

/** The questions that a request may begin with. */
export interface FirstQuestions {
  readonly job: (id: string) => Question<LoadedJob | null>;
  readonly cells: (id: string) => Question<LoadedCells | null>;
  readonly answer: (
    asked: Extract<FirstReading, { readonly kind: 'answer' }>,
    now: Instant,
  ) => Question<KeptAnswer | null>;
  readonly link: (reference: string) => Question<LinkedJob | null>;
  readonly list: (query: JobListQuery, today: BusinessDate) => Question<JobPage>;
}

/** Answers the first call that asks for it from what was read; a later one reads again, for a commit may lie between. */
const once = <Value>(
  key: string,
  value: Value,
  otherwise: (asked: string) => Promise<Value>,
): ((asked: string) => Promise<Value>) => {
  let isFresh = true;
  return async (asked) => {
    if (!isFresh || asked !== key) return otherwise(asked);
    isFresh = false;
    return value;
  };
};

/** A first reading's statements, and the calls that their results answer. */
export interface Riding {
  readonly statements: Question<unknown>['statements'];
  readonly atHand: (results: Results) => Promise<AtHand>;
}

const ridingWith = <Value>(
  { statements, read }: Question<Value>,
  atHand: (value: Value) => AtHand,
): Riding => ({ statements, atHand: async (results) => atHand(await read(results)) });

type Asking = Pick<Store, keyof AtHand>;

const ridingOfOne = (
  store: Asking,
  questions: FirstQuestions,
  { first, now }: { readonly first: FirstReading; readonly now: Instant },
): Riding => {
  switch (first.kind) {
    case 'job': {
      const { id } = first;
      const loadAgain = (jobId: string) => store.loadJob(jobId);
      return ridingWith(questions.job(id), (job) => ({ loadJob: once(id, job, loadAgain) }));
    }
    case 'cells': {
      const { id } = first;
      const loadAgain = (jobId: string) => store.loadCells(jobId);
      return ridingWith(questions.cells(id), (job) => ({ loadCells: once(id, job, loadAgain) }));
    }
    case 'answer': {
      const { key, route } = first;
      let isFresh = true;
      return ridingWith(questions.answer(first, now), (kept) => ({
        findIdempotent: async (...asked) => {
          if (!isFresh || asked[0] !== key || asked[2] !== route) return store.findIdempotent(...asked);
          isFresh = false;
          return kept;
        },
      }));
    }
    case 'link': {
      const { reference } = first;
      const loadAgain = (link: string) => store.loadJobByLink(link);
      return ridingWith(questions.link(reference), (job) => ({
        loadJobByLink: once(reference, job, loadAgain),
      }));
    }
    case 'list': {
      const { query, today } = first;
      const key = JSON.stringify([query, today]);
      return ridingWith(questions.list(query, today), (page) => ({
        listJobs: async (asked, on) =>
          JSON.stringify([asked, on]) === key ? page : store.listJobs(asked, on),
      }));
    }
  }
};

/** What rides with the entrance: nothing where a request does not say what it will read. */
export const ridingOf = (
  store: Asking,
  questions: FirstQuestions,
  { readings, now }: { readonly readings: readonly FirstReading[]; readonly now: Instant },
): Riding => {
  const all = readings.map((first) => ridingOfOne(store, questions, { first, now }));
  return {
    statements: all.flatMap(({ statements }) => statements),
    atHand: async (results) => {
      let start = 0;
      const parts: AtHand[] = [];
      for (const { statements, atHand } of all) {
        parts.push(await atHand(results.slice(start, start + statements.length)));
        start += statements.length;
      }
      return Object.assign({}, ...parts);
    },
  };
};
