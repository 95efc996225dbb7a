import { z } from 'zod';
import type { Person, Typed } from './person.ts';
import type { Field } from './seen.ts';

const job = z.object({ id: z.string(), number: z.number(), title: z.string(), customerName: z.string() });
const page = z.object({ jobs: z.array(job), nextCursor: z.string().nullable() });
const change = z.object({ path: z.string(), after: z.unknown() });
const past = z.object({
  entries: z.array(z.object({ version: z.number(), changes: z.array(change) })),
  nextBefore: z.number().nullable(),
});
type Job = z.infer<typeof job>;

/** A text that was written into a job at some time. */
interface Written {
  readonly number: number;
  readonly field: Field | 'another field';
  readonly text: string;
}

const fieldOf = (path: string): Written['field'] =>
  path === 'title' ? 'Job' : /^customer(\.name)?$/.test(path) ? 'Customer' : 'another field';

const allJobs = async ({ call }: Person): Promise<readonly Job[]> => {
  const jobs: Job[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const after = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const read = page.parse(await call('GET', `/api/jobs?view=all&limit=100&sort=number${after}`));
    jobs.push(...read.jobs);
    cursor = read.nextCursor;
  }
  return jobs;
};

/** All texts ever written into a job, newest first. */
const pastOf = async ({ call }: Person, { id, number }: Job): Promise<readonly Written[]> => {
  const written: Written[] = [];
  for (let before: number | null = 0; before !== null;) {
    const from = before === 0 ? '' : `?before=${before}`;
    const { entries, nextBefore } = past.parse(await call('GET', `/api/jobs/${id}/history${from}`));
    for (const { path, after } of entries.flatMap(({ changes }) => changes))
      written.push({ number, field: fieldOf(path), text: JSON.stringify(after ?? null) });
    before = nextBefore;
  }
  return written;
};

export interface Outcome {
  /**
   * Texts that are or were elsewhere than where they were typed, that were lost without a message, and fields
   * without their last text.
   */
  readonly faults: readonly string[];
  readonly accepted: number;
}

/** The server's answers to a text. */
export interface Answers {
  readonly isRefused: (token: string) => boolean;
  /** The writes with the text, each with its status first. */
  readonly answersTo: (token: string) => readonly string[];
}

/** Searches for every text in the current values and in all history. */
export const decideOutcome = async (
  people: readonly [Person, ...Person[]],
  { isRefused, answersTo }: Answers,
): Promise<Outcome> => {
  const [reader] = people;
  const jobs = await allJobs(reader);
  const writes: Written[] = [];
  const issues: string[] = [];
  for (const expected of jobs) {
    const known = await pastOf(reader, expected);
    writes.push(...known);
    const newest = (field: Field) => known.find((write) => write.field === field)?.text ?? '';
    // Values that were never changed are in no history entry.
    const isOther = (text: string, now: string) =>
      text !== '' && !text.includes(JSON.stringify(now).slice(1, -1));
    if (isOther(newest('Job'), expected.title))
      issues.push(`J-${expected.number} is called ${expected.title}`);
    if (isOther(newest('Customer'), expected.customerName))
      issues.push(`J-${expected.number} is ${expected.customerName}'s`);
    writes.push({ number: expected.number, field: 'Job', text: expected.title });
    writes.push({ number: expected.number, field: 'Customer', text: expected.customerName });
  }
  const typed = people.flatMap((person) => person.typed);
  const of = ({ token }: Typed) => writes.filter(({ text }) => text.includes(token));
  const isHere = (value: Typed, { number, field }: Written) =>
    number === value.number && field === value.field;
  for (const value of typed) {
    const { token, number, field, isRefusedHere } = value;
    const found = of(value);
    if (found.length === 0 && !isRefusedHere && !isRefused(token))
      issues.push(`${token} of J-${number} ${field} is nowhere; sent: ${answersTo(token).join(' | ')}`);
    for (const write of found)
      if (!isHere(value, write))
        issues.push(`${token} of J-${number} ${field} is in J-${write.number} ${write.field}`);
  }
  return {
    faults: issues,
    accepted: typed.filter((value) => of(value).some((write) => isHere(value, write))).length,
  };
};
