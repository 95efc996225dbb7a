import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import { instant, minuteMs } from '#domain/time/day';
import { openJob, openShop } from '#test/kit/worker/api';
import { counted, sized } from '#test/kit/size';

const runs = sized({ small: 40, full: 1_000 });

/** Five people; the viewer may not write, so has nothing to undo. */
const people = ['owner', 'manager', 'staff', 'finance', 'viewer'] as const;
const fields = ['title', 'phone', 'area'] as const;
const jobCount = 2;

type Person = (typeof people)[number];
type Field = (typeof fields)[number];

/** A cell of the model: job and field. */
type Cell = `${number} ${Field}`;
type Cells = ReadonlyMap<Cell, unknown>;

interface Operation {
  readonly before: Cells;
  readonly after: Cells;
  /** The version of each of its jobs that it created. */
  readonly wroteAt: ReadonlyMap<number, number>;
}

/** Who changed a cell, and in which version of its job. */
interface Changed {
  readonly by: Person;
  readonly at: number;
}

const jobOf = (cell: Cell): number => Number(cell.split(' ')[0]);

/** The semantics of edits, undo and redo, without a server. */
class Model {
  readonly cells = new Map<Cell, unknown>();
  /** Versions as the server counts them. */
  readonly versions = new Map<number, number>();
  readonly changes = new Map<Cell, Changed[]>();
  readonly #done = new Map<Person, Operation[]>(people.map((person) => [person, []]));
  readonly #undone = new Map<Person, Operation[]>(people.map((person) => [person, []]));

  versionOf(job: number): number {
    return this.versions.get(job) ?? 1;
  }

  #changedAt(cell: Cell): number {
    return this.changes.get(cell)?.at(-1)?.at ?? 1;
  }

  /** Whether another person changed a cell after a version, even back to the same value. */
  #isTheirs(cell: Cell, person: Person, version: number): boolean {
    return (this.changes.get(cell) ?? []).some(({ by, at }) => by !== person && at > version);
  }

  #write(person: Person, job: number, written: Cells) {
    if (written.size === 0) return;
    const version = this.versionOf(job) + 1;
    this.versions.set(job, version);
    for (const [cell, value] of written) {
      this.cells.set(cell, value);
      this.changes.set(cell, [...(this.changes.get(cell) ?? []), { by: person, at: version }]);
    }
  }

  /** The jobs for which the operation is refused, because one of their cells was changed after the base version. */
  edit(person: Person, after: Cells, baseOf: (job: number) => number): ReadonlySet<number> {
    const changed = new Map([...after].filter(([cell, value]) => this.cells.get(cell) !== value));
    const refused = new Set(
      [...changed.keys()].filter((cell) => this.#changedAt(cell) > baseOf(jobOf(cell))).map(jobOf),
    );
    const taken = new Map([...changed].filter(([cell]) => !refused.has(jobOf(cell))));
    if (taken.size === 0) return refused;
    const before = new Map([...taken.keys()].map((cell) => [cell, this.cells.get(cell)]));
    for (let job = 0; job < jobCount; job += 1)
      this.#write(person, job, new Map([...taken].filter(([cell]) => jobOf(cell) === job)));
    this.#done.get(person)?.push({ before, after: taken, wroteAt: new Map(this.versions) });
    this.#undone.set(person, []);
    return refused;
  }

  /** Restores the values that are still as the operation left them; values that another person wrote since stay. */
  step(person: Person, way: 'undo' | 'redo'): boolean {
    const [from, to] = way === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const operation = from.get(person)?.pop();
    if (operation === undefined) return false;
    const [expected, value] =
      way === 'undo' ? [operation.after, operation.before] : [operation.before, operation.after];
    for (let job = 0; job < jobCount; job += 1) {
      const back = [...expected].filter(
        ([cell, snapshot]) =>
          jobOf(cell) === job &&
          this.cells.get(cell) === snapshot &&
          this.cells.get(cell) !== value.get(cell) &&
          !this.#isTheirs(cell, person, operation.wroteAt.get(job) ?? 1),
      );
      this.#write(
        person,
        job,
        new Map(back.map(([cell]): readonly [Cell, unknown] => [cell, value.get(cell)])),
      );
    }
    to.get(person)?.push(operation);
    return true;
  }
}

const person = fc.constantFrom(...people);
const value = fc.integer({ min: 1, max: 4 });
const job = fc.integer({ min: 0, max: jobCount - 1 });
const isStale = fc.boolean();
const writes = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      person,
      isStale,
      job,
      field: fc.constantFrom(...fields),
      value,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('paste' as const),
      person,
      isStale,
      rows: fc.array(fc.record({ title: value, phone: value, area: value }), {
        minLength: jobCount,
        maxLength: jobCount,
      }),
      width: fc.integer({ min: 1, max: fields.length }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('fill' as const),
      person,
      isStale,
      field: fc.constantFrom(...fields),
    }),
  },
);
const stepping = fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const), person });
const action = fc.oneof({ weight: 5, arbitrary: writes }, { weight: 4, arbitrary: stepping });

type Write = typeof writes extends fc.Arbitrary<infer One> ? One : never;

const valueOf = (field: Field, number: number) => (field === 'area' ? number * 10 : `${field} ${number}`);

/** The cells that an operation writes: one, a block over all jobs, or the first job's value filled down. */
const cellsOf = (item: Write, model: Model): Cells => {
  if (item.kind === 'edit')
    return new Map([[`${item.job} ${item.field}` as const, valueOf(item.field, item.value)]]);
  if (item.kind === 'fill') {
    const first = model.cells.get(`0 ${item.field}`);
    const others = Array.from({ length: jobCount - 1 }, (_, index) => index + 1);
    return new Map(first === null ? [] : others.map((at) => [`${at} ${item.field}` as const, first]));
  }
  return new Map(
    item.rows.flatMap((row, at) =>
      fields
        .slice(0, item.width)
        .map((field): readonly [Cell, unknown] => [`${at} ${field}`, valueOf(field, row[field])]),
    ),
  );
};

const patchOf = (cells: Cells, at: number) => {
  const of = (field: Field) => cells.get(`${at} ${field}`);
  return {
    ...(of('title') === undefined ? {} : { title: of('title') }),
    ...(of('phone') === undefined ? {} : { customer: { phone: of('phone') } }),
    ...(of('area') === undefined ? {} : { facts: { area: of('area') } }),
  };
};

test(`${counted(runs)} random runs of edit, paste, fill, undo and redo by five people end where a simple model ends`, async () => {
  const shop = await openShop();
  const write = async (item: Write, model: Model, ids: readonly string[]) => {
    const cells = cellsOf(item, model);
    if (cells.size === 0) return;
    const baseOf = (at: number) => (item.isStale ? 1 : model.versionOf(at));
    const touched = [...new Set([...cells.keys()].map(jobOf))];
    const edits = touched.map((at) => ({ jobId: ids[at], baseVersion: baseOf(at), ...patchOf(cells, at) }));
    const headers = { gesture: shop.deps.newId('ges') };
    const sent = await shop[item.person].send<{ results: { jobId: string; ok: boolean }[] }>({
      method: 'POST',
      path: '/api/edits',
      body: { edits },
      headers,
    });
    // A person without the right is refused for all jobs.
    const refused = item.person === 'viewer' ? new Set(touched) : model.edit(item.person, cells, baseOf);
    const answered = sent.body.results.filter(({ ok }) => !ok);
    expect(answered.map(({ jobId }) => ids.indexOf(jobId))).toEqual([...refused].toSorted((a, b) => a - b));
  };
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 7 }), async (actions) => {
      const model = new Model();
      const opening = { title: 'title 0', customer: { name: 'Li', phone: 'phone 0' } };
      const jobs: readonly JobDetail[] = await Promise.all(
        Array.from({ length: jobCount }, () => openJob(shop, opening)),
      );
      const ids = jobs.map(({ job: { id } }) => id);
      for (const at of ids.keys())
        model.cells.set(`${at} title`, 'title 0').set(`${at} phone`, 'phone 0').set(`${at} area`, null);
      for (const act of actions) {
        shop.clock.now = instant(shop.clock.now + minuteMs);
        if ('isStale' in act) await write(act, model, ids);
        // Operations of earlier runs are deeper in the stack, so undo is requested only when the model has
        // one.
        else if (model.step(act.person, act.kind))
          await shop[act.person].post('/api/undo', { way: act.kind });
      }
      for (const [at, id] of ids.entries()) {
        const now: JobDetail = (await shop.owner.get(`/api/jobs/${id}`)).body;
        expect({
          title: now.job.title,
          phone: now.customer.phone,
          area: now.facts.find(({ key }) => key === 'area')?.value ?? null,
          version: now.job.version,
        }).toEqual({
          ...Object.fromEntries(fields.map((field) => [field, model.cells.get(`${at} ${field}`)])),
          version: model.versionOf(at),
        });
      }
    }),
    { numRuns: runs },
  );
}, 600_000);
