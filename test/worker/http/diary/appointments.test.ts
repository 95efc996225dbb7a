import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { EditResult } from '#contract/shop/shop-answers';
import type { ImportAnswer } from '#contract/transfer/transfer-answers';
import { moment } from '#test/kit/rules';
import { entryId } from '#test/kit/visits';
import type { Shop } from '#test/kit/worker/api';
import { openAppointments, openDiaryShop } from '#test/kit/worker/appointments-shop';

let shop: Shop;
beforeEach(async () => {
  // The tests of a file share a database, and each books the same bay.
  await env.DB.exec('delete from appointment');
  shop = await openDiaryShop();
});

interface Edited {
  readonly results: readonly EditResult[];
}

const edit = (jobId: string, facts: object, more: object = {}, by: 'staff' | 'manager' = 'staff') =>
  shop[by].post<Edited>('/api/edits', { edits: [{ jobId, baseVersion: 1, facts, ...more }] });
const operation = (id: string) => ({ 'operation-id': `ges_${id.padEnd(12, '0')}` });
const stored = async (id: string, key: string) =>
  (await shop.owner.get(`/api/jobs/${id}`)).body.facts.findLast((fact) => fact.key === key)?.value ?? null;

// Friday. Booked now, Monday is the earliest.
const friday = '2026-03-06';
const saturday = moment('2026-03-07', '10:00');
const monday = moment('2026-03-09', '10:00');

describe('the lead time is asked by every door (REN-01-LEAD, REP-01-LEAD)', () => {
  beforeEach(() => shop.clock.to(friday));

  test('facts: today is refused with the earliest day, which is taken', async () => {
    const { job } = await openAppointments(shop);
    const today = await shop.staff.refused(`/api/jobs/${job.id}/facts`, {
      facts: [{ key: 'survey.at', value: moment(friday, '16:00') }],
    });
    expect([today.status, today.body.code]).toEqual([409, 'lead-time']);
    expect(today.body.fields?.[0]?.message).toContain('the earliest is 2026-03-07');
    const next = await shop.staff.post(`/api/jobs/${job.id}/facts`, {
      facts: [{ key: 'survey.at', value: saturday }],
    });
    expect(next.status).toBe(200);
    // On Saturday, which is off, Monday cannot be had any more: the booking counts as made on Monday.
    shop.clock.to('2026-03-07');
    const late = await shop.staff.refused(`/api/jobs/${job.id}/facts`, {
      facts: [{ key: 'survey.at', value: monday }],
    });
    expect([late.body.code, late.body.fields?.[0]?.message]).toEqual([
      'lead-time',
      expect.stringContaining('the earliest is 2026-03-10'),
    ]);
  });

  test('a make-up day counts as a working day', async () => {
    // Saturday 10 October 2026 is worked; booked then, Sunday is the earliest.
    shop.clock.to('2026-10-10');
    const { job } = await openAppointments(shop);
    expect((await edit(job.id, { 'survey.at': moment('2026-10-10', '15:00') })).body.results[0]?.code).toBe(
      'lead-time',
    );
    expect((await edit(job.id, { 'survey.at': moment('2026-10-11', '15:00') })).body.results[0]?.ok).toBe(
      true,
    );
  });

  test('cell edits, with a manager’s reason and not with a clerk’s; history keeps the reason', async () => {
    const { job } = await openAppointments(shop);
    const value = { 'survey.at': moment(friday, '16:00') };
    const override = { override: { reason: 'The pipe drips' } };
    expect((await edit(job.id, value)).body.results[0]?.code).toBe('lead-time');
    expect((await edit(job.id, value, override)).body.results[0]?.code).toBe('not-allowed');
    expect(await stored(job.id, 'survey.at')).toBeNull();
    expect((await edit(job.id, value, override, 'manager')).body.results[0]?.ok).toBe(true);
    const { body } = await shop.owner.get<{ entries: { reason: string | null }[] }>(
      `/api/jobs/${job.id}/history`,
    );
    expect(body.entries[0]?.reason).toBe('The pipe drips');
  });

  test('an emergency waives it, also in the same request; false again, the time stands with a warning', async () => {
    const { job } = await openAppointments(shop);
    const both = { emergency: true, 'survey.at': moment(friday, '16:00') };
    expect((await edit(job.id, both)).body.results[0]?.ok).toBe(true);
    const { body } = await shop.owner.get(`/api/jobs/${job.id}`);
    expect(body.appointments).toMatchObject([{ key: 'survey', isInsideLead: false }]);
    await shop.staff.post(`/api/jobs/${job.id}/facts`, { facts: [{ key: 'emergency', value: false }] });
    const after = await shop.owner.get(`/api/jobs/${job.id}`);
    expect(after.body.appointments).toMatchObject([
      { isInsideLead: true, startsAt: moment(friday, '16:00'), state: 'booked' },
    ]);
  });

  test('opening, import and undo are refused alike, and nothing of the row is kept', async () => {
    const opening = await shop.owner.refused('/api/jobs', {
      flow: 'appointments-trade',
      title: 'Too near',
      customer: { name: 'Li' },
      facts: { 'survey.at': moment(friday, '16:00') },
    });
    expect(opening.body.code).toBe('lead-time');
    const rows = [
      {
        flow: 'appointments-trade',
        title: 'From a file',
        customer: { name: 'Li' },
        facts: { 'survey.at': moment(friday, '16:00') },
      },
    ];
    const imported = await shop.owner.post<ImportAnswer>('/api/imports', { dryRun: false, rows });
    expect(imported.body.results).toMatchObject([{ outcome: 'refused', code: 'lead-time' }]);
    const { job } = await openAppointments(shop, { 'survey.at': monday });
    await shop.staff.send({
      method: 'POST',
      path: '/api/edits',
      body: { edits: [{ jobId: job.id, baseVersion: 1, facts: { 'survey.at': null } }] },
      headers: operation('clear'),
    });
    // When it is undone, the old time has come too near.
    shop.clock.to('2026-03-09', '08:00');
    const undo = await shop.staff.post<{ jobs: unknown; results?: readonly EditResult[] }>('/api/undo', {
      way: 'undo',
      gestureId: operation('clear')['operation-id'],
    });
    expect(JSON.stringify(undo.body)).toContain('lead-time');
    expect(await stored(job.id, 'survey.at')).toBeNull();
  });
});

describe('a person at two places warns; a thing is refused (AUT-01)', () => {
  const at = moment('2026-03-10', '10:00');
  const half = moment('2026-03-10', '10:30');

  test('a surveyor who is elsewhere is told in both jobs, with the other’s number, and may be booked', async () => {
    const first = await openAppointments(shop, { surveyor: 'stf_staff', 'survey.at': at });
    const second = await openAppointments(shop, { surveyor: 'stf_staff' }, 'Lane 13');
    const { status, body } = await shop.staff.post(`/api/jobs/${second.job.id}/facts`, {
      facts: [{ key: 'survey.at', value: half }],
    });
    expect(status).toBe(200);
    const clash = { name: 'The staff', jobNumber: first.job.number, startsAt: at };
    expect(body.appointments[0]?.clashes).toEqual([clash]);
    const other = await shop.owner.get(`/api/jobs/${first.job.id}`);
    expect(other.body.appointments[0]?.clashes).toMatchObject([{ jobNumber: second.job.number }]);
    // The end of one may be the start of the next.
    const after = await shop.staff.post(`/api/jobs/${second.job.id}/facts`, {
      facts: [{ key: 'survey.at', value: at + 90 * 60_000 }],
    });
    expect(after.body.appointments[0]?.clashes).toEqual([]);
  });

  test('a bay that another job has is refused with that job and its time, and nothing is written', async () => {
    const first = await openAppointments(shop, { bay: 'one', 'repair.at': at });
    const second = await openAppointments(shop, { bay: 'one' }, 'Lane 13');
    const write = { facts: [{ key: 'repair.at', value: half }] };
    const refused = await shop.staff.refused(`/api/jobs/${second.job.id}/facts`, write);
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      'resource-taken',
      `one is taken by J-${first.job.number} at 2026-03-10 10:00. Choose another time, or give a reason to share it.`,
    ]);
    expect(await stored(second.job.id, 'repair.at')).toBeNull();
    expect((await edit(second.job.id, { 'repair.at': half })).body.results[0]?.code).toBe('resource-taken');
    const other = await edit(second.job.id, { 'repair.at': half, bay: 'two' });
    expect(other.body.results[0]?.ok).toBe(true);
  });

  test('with a reason it is shared, and stays so when other things of the job change', async () => {
    const first = await openAppointments(shop, { bay: 'one', 'repair.at': at });
    const second = await openAppointments(shop, { bay: 'one' }, 'Lane 13');
    const reason = { override: { reason: 'Two small cars' } };
    expect((await edit(second.job.id, { 'repair.at': half }, reason)).body.results[0]?.ok).toBe(true);
    for (const { job } of [first, second]) {
      const { status } = await shop.staff.post(`/api/jobs/${job.id}/facts`, {
        facts: [{ key: 'repair.place', value: 'Back yard' }],
      });
      expect(status).toBe(200);
    }
  });

  test('of many edits and of an import the first gets it, and the others are refused by themselves', async () => {
    const jobs = [
      await openAppointments(shop, { bay: 'two' }),
      await openAppointments(shop, { bay: 'two' }, 'Lane 13'),
    ];
    const edits = jobs.map(({ job }) => ({ jobId: job.id, baseVersion: 1, facts: { 'repair.at': at } }));
    const { body } = await shop.staff.post<Edited>('/api/edits', { edits });
    expect(body.results.map(({ code }) => code)).toEqual([null, 'resource-taken']);
    const row = (title: string) => ({
      flow: 'appointments-trade',
      title,
      customer: { name: 'Li' },
      facts: { bay: 'one', 'repair.at': at },
    });
    const rows = [row('First'), row('Second')];
    const imported = await shop.owner.post<ImportAnswer>('/api/imports', { dryRun: false, rows });
    expect(imported.body.results.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['opened', null],
      ['refused', 'resource-taken'],
    ]);
  });

  test('two people who book it in the same moment: one gets it, the other is told who has it', async () => {
    const first = await openAppointments(shop, { bay: 'one' });
    const second = await openAppointments(shop, { bay: 'one' }, 'Lane 13');
    const answers = await Promise.all(
      [first, second].map(({ job }) =>
        shop.staff.refused(`/api/jobs/${job.id}/facts`, { facts: [{ key: 'repair.at', value: at }] }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('resource-taken');
  });
});

describe('the call that confirms', () => {
  const callOf = async (id: string) =>
    (await shop.owner.get(`/api/jobs/${id}`)).body.tasks.find(({ key }) => key === 'survey.confirm');

  test('is confirmed anew, with the same answer, once the time has moved', async () => {
    const { job } = await openAppointments(shop, { surveyor: 'stf_staff', 'survey.at': monday });
    const write = (key: string, value: unknown) =>
      shop.staff.post(`/api/jobs/${job.id}/facts`, { facts: [{ key, value }] });
    await write('survey.call', 'confirmed');
    expect((await callOf(job.id))?.state).toBe('done');
    await write('survey.at', moment('2026-03-10', '10:00'));
    expect((await callOf(job.id))?.state).toBe('open');
    await write('survey.call', 'confirmed');
    expect((await callOf(job.id))?.state).toBe('done');
  });

  test('on a day off says so and offers the working day before, which can be taken (Q4)', async () => {
    const { job } = await openAppointments(shop, { surveyor: 'stf_staff', 'survey.at': monday });
    const { body } = await shop.owner.get(`/api/jobs/${job.id}`);
    const offeredAt = moment(friday, '17:30');
    expect(body.appointments[0]?.callEve).toEqual({ on: '2026-03-08', offeredAt });
    const after = await shop.staff.post(`/api/jobs/${job.id}/facts`, {
      facts: [{ key: 'survey.call-at', value: offeredAt }],
    });
    expect([after.body.appointments[0]?.callEve, (await callOf(job.id))?.dueAt]).toEqual([null, offeredAt]);
  });
});

test('the stage cell names the appointment that is missing, and its result', async () => {
  const { job } = await openAppointments(shop);
  const blocked = await shop.staff.refused(`/api/jobs/${job.id}/stage`, { to: 'work' });
  expect([blocked.status, blocked.body.missing?.map(({ item }) => item)]).toEqual([409, ['survey.at']]);
  await shop.staff.post(`/api/jobs/${job.id}/facts`, { facts: [{ key: 'survey.at', value: monday }] });
  expect((await shop.staff.post(`/api/jobs/${job.id}/stage`, { to: 'work' })).status).toBe(200);
  await shop.staff.post(`/api/jobs/${job.id}/facts`, { facts: [{ key: 'trial.at', value: monday }] });
  const held = await shop.staff.refused(`/api/jobs/${job.id}/stage`, { to: 'done' });
  expect(held.body.missing?.map(({ item }) => item)).toContain('trial.result');
  const wrong = await shop.staff.refused(`/api/jobs/${job.id}/facts`, {
    facts: [{ key: 'trial.minutes', value: 2 }],
  });
  expect([wrong.status, wrong.body.code]).toEqual([422, 'wrong-value']);
});

test('an appointment of an entry is written by its cell, and goes with its entry', async () => {
  const { job } = await openAppointments(shop);
  const cell = (key: string) => `meetings/${entryId(1)}/${key}`;
  const facts = { [cell('topic')]: 'Tiles', [cell('talk.at')]: monday, [cell('talker')]: 'stf_staff' };
  expect((await edit(job.id, facts)).body.results[0]?.ok).toBe(true);
  const { body } = await shop.owner.get(`/api/jobs/${job.id}`);
  expect(body.appointments).toMatchObject([
    { key: 'talk', entry: entryId(1), people: [{ id: 'stf_staff', name: 'The staff' }] },
  ]);
});
