import { describe, expect, it } from 'vitest';
import type { LiveChange } from '#contract/live/live';
import { createFeed, type RemoteChange } from '../../../../admin/sync/live/feed.ts';
import { hueOf, nobody, peopleAfter } from '../../../../admin/sync/live/people.ts';
import { throttle } from '../../../../admin/sync/live/throttle.ts';
import { fakeTimers } from '../../kit/fake-timers.ts';
import { jobRow } from '../../job-row.ts';
import { flushPromises } from '../../kit/flush-promises.ts';

let seq = 0;
const change = (jobId: string, version: number, actor = 'stf_other'): LiveChange => {
  seq += 1;
  return { seq, jobId, version, fields: ['title'], actor, at: 0 };
};

const open = (ids: readonly string[]) => {
  const timers = fakeTimers();
  const visible = new Map(ids.map((id) => [id, jobRow(id, 1)]));
  const request: (readonly string[])[] = [];
  const changed: RemoteChange[] = [];
  const failing = { now: false };
  let relistings = 0;
  let othersWrites = 0;
  const feed = createFeed({
    staffId: 'stf_me',
    visible: () => new Map(visible),
    read: async (some) => {
      if (failing.now) throw new Error('network');
      request.push(some);
      return some.map((id) => jobRow(id, 2));
    },
    put: (rows) => {
      for (const row of rows) visible.set(row.id, row);
    },
    onListChanged: () => {
      relistings += 1;
    },
    othersWrote: () => {
      othersWrites += 1;
    },
    changed: (some) => changed.push(...some),
    after: timers.after,
  });
  return {
    feed,
    timers,
    requests: request,
    changed,
    failing,
    relistings: () => relistings,
    othersWrites: () => othersWrites,
  };
};

describe('the feed', () => {
  it('reads what is on show and older, each job once, a hundred in a request', async () => {
    const ids = Array.from({ length: 150 }, (_, at) => `job_${at}`);
    const { feed, timers, requests: request } = open(ids);
    for (const id of ids) feed([change(id, 2), change(id, 2)]);
    feed([change('job_elsewhere', 7)]);
    timers.pass(150);
    await flushPromises();
    await flushPromises();
    expect(request.map(({ length }) => length)).toEqual([100, 50]);
    feed(ids.map((id) => change(id, 2)));
    timers.pass(150);
    await flushPromises();
    expect(request).toHaveLength(2);
  });

  it('tells what others changed, not what the person did', async () => {
    const { feed, timers, changed } = open(['job_a', 'job_b']);
    feed([change('job_a', 2, 'stf_me'), change('job_b', 2, 'stf_other')]);
    timers.pass(150);
    await flushPromises();
    expect(changed.map(({ before, after }) => [after.id, before.version, after.version])).toEqual([
      ['job_b', 1, 2],
    ]);
  });

  it('reads again what could not be read', async () => {
    const { feed, timers, requests: request, failing } = open(['job_a']);
    failing.now = true;
    feed([change('job_a', 2)]);
    timers.pass(150);
    await flushPromises();
    failing.now = false;
    timers.pass(3000);
    await flushPromises();
    expect(request).toEqual([['job_a']]);
  });

  it('says that jobs were opened, withdrawn or brought back', async () => {
    const { feed, timers, relistings } = open(['job_a']);
    const onChange = async (...messages: readonly LiveChange[]) => {
      feed(messages);
      timers.pass(150);
      await flushPromises();
    };
    await onChange(change('job_new', 1), change('job_new', 2));
    expect(relistings()).toBe(1);
    await onChange({ ...change('job_a', 2), fields: ['isWithdrawn'] });
    expect(relistings()).toBe(2);
    await onChange({ ...change('job_back', 3), fields: ['isWithdrawn'] });
    expect(relistings()).toBe(3);
    await onChange(change('job_elsewhere', 4), change('job_a', 1));
    expect(relistings()).toBe(3);
  });
});

describe('a sheet that is narrowed, sorted or grouped', () => {
  it('hears of what others write also where it does not show the job, and not of its own', async () => {
    const { feed, timers, othersWrites } = open(['job_a']);
    feed([change('job_a', 2, 'stf_me')]);
    timers.pass(150);
    await flushPromises();
    expect(othersWrites()).toBe(0);
    feed([change('job_elsewhere', 4), change('job_other', 2)]);
    timers.pass(150);
    await flushPromises();
    expect(othersWrites()).toBe(1);
  });

  it('is read again at once, and then as seldom as it was said', () => {
    const timers = fakeTimers();
    let runs = 0;
    const ask = throttle(
      () => {
        runs += 1;
      },
      10_000,
      timers.after,
    );
    ask();
    ask();
    ask();
    expect(runs).toBe(1);
    timers.pass(10_000);
    expect(runs).toBe(2);
    timers.pass(30_000);
    expect(runs).toBe(2);
    ask();
    expect(runs).toBe(3);
  });
});

describe('people', () => {
  const person = { id: 'liv_1', staffId: 'stf_1', name: 'One', rowId: 'job_1', columnId: 'title' };

  it('come, move and go', () => {
    const here = peopleAfter(nobody, { type: 'person', person });
    expect([...here.values()]).toEqual([person]);
    expect(peopleAfter(here, { type: 'changes', changes: [] })).toBe(here);
    expect(peopleAfter(here, { type: 'person', person: { ...person, rowId: null } }).size).toBe(0);
    expect(peopleAfter(here, { type: 'gone', id: 'liv_1' }).size).toBe(0);
    expect(peopleAfter(here, { type: 'hello', last: 1, missed: [], people: [] }).size).toBe(0);
  });

  it('have a hue of their own', () => {
    expect(hueOf('stf_chen')).toBe(hueOf('stf_chen'));
    expect(hueOf('stf_chen')).not.toBe(hueOf('stf_wang'));
  });
});
