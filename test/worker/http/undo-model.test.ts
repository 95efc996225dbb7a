import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JobDetail } from '#contract/job-answers';
import { instant, minuteMs } from '#domain/day';
import { openJob, openShop } from '#test/kit/api';

const runs = 60;

const people = ['owner', 'manager', 'staff'] as const;
const fields = ['title', 'phone', 'area'] as const;
const jobCount = 3;

type Person = (typeof people)[number];

/** A cell of the model: job and field. */
type Cell = `${number} ${(typeof fields)[number]}`;

interface Gesture {
  readonly before: ReadonlyMap<Cell, unknown>;
  readonly after: ReadonlyMap<Cell, unknown>;
}

/** What undo and redo mean, without a server: a value is put back only where the gesture's own still stands. */
class Model {
  readonly cells = new Map<Cell, unknown>();
  readonly #done = new Map<Person, Gesture[]>(people.map((person) => [person, []]));
  readonly #undone = new Map<Person, Gesture[]>(people.map((person) => [person, []]));

  edit(person: Person, after: ReadonlyMap<Cell, unknown>) {
    const changed = new Map([...after].filter(([cell, value]) => this.cells.get(cell) !== value));
    if (changed.size === 0) return;
    const before = new Map([...changed.keys()].map((cell) => [cell, this.cells.get(cell)]));
    for (const [cell, value] of changed) this.cells.set(cell, value);
    this.#done.get(person)?.push({ before, after: changed });
    this.#undone.set(person, []);
  }

  step(person: Person, way: 'undo' | 'redo'): boolean {
    const [from, to] = way === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const gesture = from.get(person)?.pop();
    if (gesture === undefined) return false;
    const [expected, value] =
      way === 'undo' ? [gesture.after, gesture.before] : [gesture.before, gesture.after];
    for (const [cell, standing] of expected)
      if (this.cells.get(cell) === standing) this.cells.set(cell, value.get(cell));
    to.get(person)?.push(gesture);
    return true;
  }
}

const person = fc.constantFrom(...people);
const written = fc.record({
  job: fc.integer({ min: 0, max: jobCount - 1 }),
  field: fc.constantFrom(...fields),
  value: fc.integer({ min: 1, max: 4 }),
});
const action = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      person,
      cells: fc.array(written, { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const), person }) },
);

const valueOf = (field: (typeof fields)[number], value: number) =>
  field === 'area' ? value * 10 : `${field} ${value}`;

const patchOf = (cells: ReadonlyMap<Cell, unknown>, job: number) => {
  const at = (field: (typeof fields)[number]) => cells.get(`${job} ${field}`);
  return {
    ...(at('title') === undefined ? {} : { title: at('title') }),
    ...(at('phone') === undefined ? {} : { customer: { phone: at('phone') } }),
    ...(at('area') === undefined ? {} : { facts: { area: at('area') } }),
  };
};

test('random edits, undos and redos of several people end where a simple model ends', async () => {
  const shop = await openShop();
  let gestures = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 30 }), async (actions) => {
      const model = new Model();
      const jobs: JobDetail[] = [];
      for (let job = 0; job < jobCount; job += 1) {
        const opened = await openJob(shop, { title: 'title 0', customer: { name: 'Li', phone: 'phone 0' } });
        jobs.push(opened);
        model.cells.set(`${job} title`, 'title 0').set(`${job} phone`, 'phone 0').set(`${job} area`, null);
      }
      const standing = async (job: number) => (await shop.owner.get(`/api/jobs/${jobs[job]?.job.id}`)).body;
      for (const one of actions) {
        shop.clock.now = instant(shop.clock.now + minuteMs);
        const client = shop[one.person];
        if (one.kind !== 'edit') {
          // Gestures of runs before lie further back in the stack: only ask where the model has one.
          if (model.step(one.person, one.kind)) await client.post('/api/undo', { way: one.kind });
          continue;
        }
        const cells = new Map(
          one.cells.map(({ job, field, value }) => [`${job} ${field}` as const, valueOf(field, value)]),
        );
        model.edit(one.person, cells);
        const touched = [...new Set(one.cells.map(({ job }) => job))];
        const edits = await Promise.all(
          touched.map(async (job) => {
            const { version, id } = (await standing(job)).job;
            return { jobId: id, baseVersion: version, ...patchOf(cells, job) };
          }),
        );
        gestures += 1;
        const headers = { gesture: `ges_${String(gestures).padStart(12, '0')}` };
        await client.send({ method: 'POST', path: '/api/edits', body: { edits }, headers });
      }
      for (let job = 0; job < jobCount; job += 1) {
        const now = await standing(job);
        const shown = {
          title: now.job.title,
          phone: now.customer.phone,
          area: now.facts.find(({ key }) => key === 'area')?.value ?? null,
        };
        const wanted = Object.fromEntries(fields.map((field) => [field, model.cells.get(`${job} ${field}`)]));
        expect(shown).toEqual(wanted);
      }
    }),
    { numRuns: runs },
  );
}, 600_000);
