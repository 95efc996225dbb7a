import type { JobListQuery } from '#contract/sheet/job-list';
import type { BusinessDate } from '#domain/time/day';
import type { Question, Results } from '#store/database/batch';
import type { AtHand, FirstReading, Store } from '#store/store';
import type { JobPage } from '#store/sheet/lists';
import type { LinkedJob, LoadedJob } from '#store/jobs/loaded-job';

/** The questions that a request may begin with. */
export interface FirstQuestions {
  readonly job: (id: string) => Question<LoadedJob | null>;
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

/** What rides with the entrance: nothing where a request does not say what it will read. */
export const ridingOf = (
  store: Pick<Store, keyof AtHand>,
  questions: FirstQuestions,
  first: FirstReading | undefined,
): Riding => {
  switch (first?.kind) {
    case undefined:
      return { statements: [], atHand: async () => ({}) };
    case 'job': {
      const { id } = first;
      const loadAgain = (jobId: string) => store.loadJob(jobId);
      return ridingWith(questions.job(id), (job) => ({ loadJob: once(id, job, loadAgain) }));
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
