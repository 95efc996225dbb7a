import { describe, expect, it } from 'vitest';
import { factEdits } from '#actions/facts/fact-edits';
import { entriesMax } from '#actions/facts/write-rules';
import type { FactValue } from '#domain/rules/fact';
import type { Role } from '#domain/rights/rights';
import { locales } from '#domain/texts/text';
import { refusalFields, refusalStatus, refusalText } from '#domain/texts/refusal';
import { chinaCalendar, moment } from '#test/kit/rules';
import { entryId, promise, visit, visitsFlow } from '#test/kit/visits';
import { walk, type Walk } from '../../requirements/walk';

const now = moment('2026-03-02', '12:00');
const staff = (['owner', 'manager', 'staff', 'finance'] as const).map((role, index) => ({
  id: `stf_${index}`,
  name: role,
  role,
  isActive: true,
  duties: [],
}));

/** What becomes of values that a person of a role writes into a job. */
const write = (job: Walk, facts: Readonly<Record<string, FactValue>>, role: Role = 'staff') => {
  let count = 0;
  return factEdits(
    {
      now,
      newId: (prefix) => `${prefix}_${(count += 1)}`,
      actor: { id: staff.find((person) => person.role === role)?.id ?? '', role },
      calendar: chinaCalendar(),
    },
    { flow: visitsFlow, state: job.state(), detail: { staff } },
    { written: Object.entries(facts).map(([key, value]) => ({ key, value })), override: undefined },
  );
};

const written = (...parameters: Parameters<typeof write>) => {
  const result = write(...parameters);
  if (!result.ok) throw new Error(result.refusal.code);
  return Object.fromEntries(result.value.facts.map(({ key, value }) => [key, value]));
};

const refused = (...parameters: Parameters<typeof write>) => {
  const result = write(...parameters);
  if (result.ok) throw new Error('it was written');
  const { refusal } = result;
  for (const locale of locales) expect(refusalText(refusal, locale)).not.toMatch(/\{|undefined/);
  return {
    code: refusal.code,
    status: refusalStatus(refusal.code),
    text: refusalText(refusal, 'en'),
    paths: refusalFields(refusal, 'en')?.map(({ path }) => path),
    missing: refusal.details['missing'],
  };
};

const opened = () => walk(visitsFlow, '2026-03-02');
const came = (n = 1) =>
  opened().record({ [visit(n, 'topic')]: 'Kitchen', [visit(n, 'came-at')]: moment('2026-03-02', '10:00') });
const left = { [visit(1, 'left-at')]: moment('2026-03-02', '11:30') };
const closed = () => came().tick(visit(1, 'greeted')).record(left);

describe('where a value stands', () => {
  it.each([
    ['visits/1', 'a malformed id'],
    [visit(1, 'promise'), 'an item of another list'],
    [visit(1, 'adviser'), 'an item of the job'],
    ['topic', 'an item of an entry without an entry'],
    ['visits', 'a list, which is counted'],
    [`calls/${entryId(1)}/topic`, 'an unknown list'],
  ])('%s is refused at its path: %s', (key) => {
    expect(refused(opened(), { [key]: 'x', adviser: 'stf_2' })).toMatchObject({
      code: 'unknown-item',
      status: 422,
      paths: [`facts.${key}`],
    });
  });

  it('an entry of the job’s list is written, and taken away and brought back as a whole', () => {
    expect(written(opened(), { [visit(1, 'topic')]: 'Bath' })).toEqual({ [visit(1, 'topic')]: 'Bath' });
    expect(written(came(), { [visit(1)]: false })).toEqual({ [visit(1)]: false });
    expect(written(came().record({ [visit(1)]: false }), { [visit(1)]: null })).toEqual({ [visit(1)]: null });
    expect(refused(came(), { [visit(1)]: 'gone' }).code).toBe('wrong-value');
  });
});

describe('several choices', () => {
  it('are kept once each in the flow’s order; none of them is an empty cell', () => {
    expect(written(opened(), { aspects: 'looks,safety,looks' })).toEqual({ aspects: 'safety,looks' });
    expect(written(opened().record({ aspects: 'looks' }), { aspects: '' })).toEqual({ aspects: null });
    expect(written(opened().record({ aspects: 'safety,looks' }), { aspects: 'looks,safety' })).toEqual({});
  });

  it('that the field lacks are refused', () => {
    expect(refused(opened(), { aspects: 'looks,price' })).toMatchObject({ code: 'wrong-value', status: 422 });
  });
});

describe('a value whose time has not come', () => {
  it('is refused with what is missing; with it, or after it, it is taken', () => {
    expect(refused(came(), { summary: 'x' })).toMatchObject({
      code: 'not-yet',
      status: 409,
      text: 'summary cannot be filled in yet. Still needed: Visits.',
      missing: [{ item: 'visits', stage: 'talk' }],
    });
    const job = came().tick(visit(1, 'greeted'));
    expect(Object.keys(written(job, { summary: 'x', ...left }))).toContain('summary');
    expect(written(closed(), { summary: 'x' })).toEqual({ summary: 'x' });
  });

  it('is cleared at any time', () => {
    const job = closed()
      .record({ summary: 'x' })
      .record({ [visit(1)]: false });
    expect(refused(job, { summary: 'y' }).code).toBe('not-yet');
    expect(written(job, { summary: '' })).toEqual({ summary: null });
  });

  it('is told of the entry in which it lacks something', () => {
    const job = opened()
      .record({ [visit(1, 'topic')]: 'Bath' })
      .tick(visit(1, 'greeted'));
    expect(refused(job, left)).toMatchObject({
      code: 'not-yet',
      missing: [{ item: visit(1, 'came-at'), entry: { list: 'visits', id: entryId(1) } }],
      paths: [`facts.${visit(1, 'left-at')}`],
    });
  });
});

describe('an item of one person', () => {
  const tick = { [visit(1, 'greeted')]: true };

  it('is written by the one whom the entry names, by the role named, and by those who lead the shop', () => {
    const job = came().record({ [visit(1, 'host')]: 'stf_2' });
    for (const role of ['staff', 'finance', 'manager', 'owner'] as const)
      expect(written(job, tick, role)).toEqual(tick);
  });

  it('is written with the request that names its person, and with the one that hands it over', () => {
    const naming = { [visit(1, 'host')]: 'stf_2', ...tick };
    expect(written(came(), naming)).toEqual(naming);
    const handingOver = { [visit(1, 'host')]: 'stf_1', ...tick };
    expect(written(came().record({ [visit(1, 'host')]: 'stf_2' }), handingOver)).toEqual(handingOver);
  });

  it('is refused from others, who are told whose it is', () => {
    const job = came().record({ [visit(1, 'host')]: 'stf_1', [visit(2, 'host')]: 'stf_2' });
    expect(refused(job, tick)).toMatchObject({
      code: 'not-yours',
      status: 403,
      text: 'greeted is filled in by: host, finance. Ask them, or a manager.',
    });
    expect(refused(job.tick(visit(1, 'greeted')), { [visit(1, 'greeted')]: false }).code).toBe('not-yours');
  });
});

describe('an entry that ends', () => {
  it('is not closed while a required item of it is missing, and is with it', () => {
    expect(refused(came(), left)).toMatchObject({
      code: 'entry-incomplete',
      status: 409,
      text: 'Kitchen cannot be closed yet. Still needed: greeted (Kitchen).',
      missing: [{ item: visit(1, 'greeted') }],
    });
    expect(written(came().tick(visit(1, 'greeted')), left)).toEqual(left);
    expect(Object.keys(written(came(), { ...left, [visit(1, 'greeted')]: true }, 'finance')).length).toBe(2);
  });

  it('is changed by those who lead the shop only', () => {
    for (const change of [
      { [visit(1, 'topic')]: 'Bath' },
      { [visit(1, 'left-at')]: null },
      { [visit(1)]: false },
    ]) {
      expect(refused(closed(), change)).toMatchObject({ code: 'entry-closed', status: 403 });
      expect(written(closed(), change, 'manager')).toEqual(change);
    }
    expect(written(closed(), { [visit(2, 'topic')]: 'Bath' })).toEqual({ [visit(2, 'topic')]: 'Bath' });
  });
});

describe('a removed entry', () => {
  const removed = () => came().record({ [visit(1)]: false });

  it('takes no value, but with its return; clearing is always allowed', () => {
    expect(refused(removed(), { [visit(1, 'topic')]: 'Bath' })).toMatchObject({
      code: 'entry-removed',
      status: 409,
    });
    expect(written(removed(), { [visit(1)]: null, [visit(1, 'topic')]: 'Bath' })).toMatchObject({
      [visit(1, 'topic')]: 'Bath',
    });
    expect(written(removed(), { [visit(1, 'topic')]: null })).toEqual({ [visit(1, 'topic')]: null });
  });
});

describe('a list', () => {
  const full = () =>
    opened().record(
      Object.fromEntries(Array.from({ length: entriesMax }, (_, n) => [promise(n + 1, 'promise'), 'x'])),
    );
  const more = { [promise(entriesMax + 1, 'promise')]: 'x' };

  it(`holds ${entriesMax} entries; in its full state it is still worked on`, () => {
    expect(refused(full(), more)).toMatchObject({
      code: 'too-many',
      status: 409,
      text: `Promises holds at most ${entriesMax} entries. Remove some, or begin another job.`,
    });
    expect(written(full(), { [promise(1, 'promise')]: 'y' })).toEqual({ [promise(1, 'promise')]: 'y' });
    expect(written(full(), { [promise(1)]: false, ...more })).toEqual({ [promise(1)]: false, ...more });
    expect(
      refused(
        full()
          .record({ [promise(1)]: false })
          .record(more),
        { [promise(1)]: null },
      ).code,
    ).toBe('too-many');
  });
});

describe('a closed job', () => {
  const atEnd = () => {
    const state = closed().state();
    return { ...closed(), state: () => ({ ...state, job: { ...state.job, closedAt: now } }) };
  };

  it('takes what may come after closing, and nothing else', () => {
    expect(written(atEnd(), { remark: 'thanks' })).toEqual({ remark: 'thanks' });
    expect(refused(atEnd(), { adviser: 'stf_2' })).toMatchObject({ code: 'job-closed', status: 409 });
    expect(refused(atEnd(), { [visit(2, 'topic')]: 'Bath' }).code).toBe('job-closed');
  });
});

describe('a day that lies in the past', () => {
  it('is today or earlier, never later', () => {
    expect(written(opened(), { 'accepted.on': '2026-03-02' })).toEqual({ 'accepted.on': '2026-03-02' });
    expect(written(opened(), { 'accepted.on': '2025-01-01' })).toEqual({ 'accepted.on': '2025-01-01' });
    expect(refused(opened(), { 'accepted.on': '2026-03-03' })).toMatchObject({
      code: 'wrong-value',
      paths: ['facts.accepted.on'],
    });
  });
});
