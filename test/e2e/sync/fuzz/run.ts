import type { Page, Response } from 'playwright-core';
import { z } from 'zod';
import { decideOutcome } from './outcome.ts';
import { act, type Person } from './person.ts';
import { liveTexts } from '../../../../admin/texts/app/live.ts';
import { makeRandom } from '../../../kit/random.ts';

type SignedIn = Pick<Person, 'page' | 'call'>;

const batch = z.object({ edits: z.array(z.unknown()) });
const outcomes = z.object({ results: z.array(z.object({ ok: z.boolean() })) });

/** The refused part of a write: the refused edits of a batch, else all of it. */
const refusedOf = (
  status: number,
  { sent, answer }: { sent: string; answer: unknown },
): readonly string[] => {
  if (status >= 400) return [sent];
  const edits = batch.safeParse(JSON.parse(sent)).data?.edits;
  const results = outcomes.safeParse(answer).data?.results;
  if (!edits || !results) return [];
  return edits.filter((_, at) => results[at]?.ok === false).map((edit) => JSON.stringify(edit));
};

const answerOf = async (response: Response): Promise<string> =>
  response.text().catch((error: unknown) => JSON.stringify(`not readable: ${String(error)}`));

const hearWrites = (page: Page, refused: string[], answered: string[]) => {
  page.on('response', async (response: Response) => {
    const request = response.request();
    const sent = request.postData();
    if (request.method() === 'GET' || sent === null || !response.url().includes('/api/')) return;
    const text = await answerOf(response);
    answered.push(`${response.status()} ${request.method()} ${sent} -> ${text.slice(0, 600)}`);
    const answer: unknown = text === '' ? null : JSON.parse(text);
    refused.push(...refusedOf(response.status(), { sent, answer }));
  });
};

const listed = z.object({ jobs: z.tuple([z.object({ id: z.string() })], z.unknown()) });

/** Makes the saves of one job fail, until the returned function is called. */
const failOneJob = async ({ page, call }: SignedIn): Promise<() => Promise<void>> => {
  const [{ id }] = listed.parse(await call('GET', '/api/jobs?limit=1')).jobs;
  const isOfJob = (url: URL) => url.pathname === '/api/edits' || url.pathname.startsWith(`/api/jobs/${id}`);
  await page.route(isOfJob, (route) => {
    const request = route.request();
    const isWrite = request.method() !== 'GET' && `${request.url()} ${request.postData()}`.includes(id);
    return isWrite ? route.fulfill({ status: 503 }) : route.fallback();
  });
  return () => page.unroute(isOfJob);
};

/** A failing save is tried again after 10 s at most; those behind it wait for its answer. */
const patienceMs = 60_000;

/**
 * Waits until every edit is answered: no cell is busy and none waits. A list that is filtered shows not all cells, so the
 * count of unsent edits is read too.
 */
const allAnswered = async ({ page }: SignedIn) => {
  const [unsent = ''] = liveTexts['live.failingCount'].en.split('{');
  await page.waitForFunction(
    (words) =>
      document.querySelector('[role="treegrid"] [role="row"]:not([aria-busy]) [aria-busy="true"]') === null &&
      !document.body.textContent.includes(words),
    unsent,
    { timeout: patienceMs },
  );
  await page.waitForLoadState('networkidle');
};

export interface Fuzzed {
  /** The misplaced texts with the actions; empty: no error. */
  readonly outcome: string;
  readonly accepted: number;
}

/**
 * Two people with random actions at the same time; the saves of one job fail at first. Returns where every
 * text ended.
 */
export const fuzzSheet = async (
  [first, second]: readonly [SignedIn, SignedIn],
  { seed, actionCount }: { readonly seed: number; readonly actionCount: number },
): Promise<Fuzzed> => {
  const refused: string[] = [];
  const answered: string[] = [];
  const person = (name: string, signedIn: SignedIn): Person => ({
    ...signedIn,
    name,
    random: makeRandom(seed + name.length * name.charCodeAt(0)),
    typed: [],
    actions: [],
  });
  const people = [person('A', first), person('B', second)] as const;
  for (const { page } of people) hearWrites(page, refused, answered);
  const words = () => people.map(({ name, actions }) => `${name}:\n${actions.join('\n')}`).join('\n\n');
  const mend = await failOneJob(first);
  try {
    await Promise.all(people.map((actor) => act(actor, actionCount)));
    await mend();
    for (const actor of people) await allAnswered(actor);
  } catch (error) {
    throw new Error(`Seed ${seed}. What they did:\n${words()}`, { cause: error });
  }
  const { faults: issues, accepted } = await decideOutcome(people, {
    isRefused: (token) => refused.some((body) => body.includes(token)),
    answersTo: (token) => answered.filter((write) => write.includes(token)),
  });
  return { outcome: issues.length === 0 ? '' : `${issues.join('\n')}\n\n${words()}`, accepted };
};
