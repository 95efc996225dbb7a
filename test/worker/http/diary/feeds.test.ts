import { env } from 'cloudflare:workers';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CreatedFeed, Feeds } from '#contract/diary/diary';
import { moment } from '#test/kit/rules';
import { origin, type Shop } from '#test/kit/worker/api';
import { openAppointments, openDiaryShop } from '#test/kit/worker/appointments-shop';

let shop: Shop;

beforeAll(async () => {
  shop = await openDiaryShop();
});

const pathOf = (url: string): string => url.slice(origin.length);
const add = async (by: 'staff' | 'manager', body: object = {}): Promise<CreatedFeed> => {
  const created = await shop[by].post<CreatedFeed>('/api/feeds', body);
  if (created.status !== 201) throw new Error(JSON.stringify(created.body));
  return created.body;
};
const read = (url: string) => shop.stranger.get<string>(pathOf(url));
const events = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((component) => ({
    event: new ICAL.Event(component),
    status: component.getFirstPropertyValue('status'),
  }));

describe('a feed', () => {
  test('is read by a calendar program without signing in: own appointments, at their instant', async () => {
    const { job } = await openAppointments(
      shop,
      { surveyor: 'stf_staff', 'survey.at': moment('2026-03-10', '10:00') },
      'Lane 12; flat 3, left',
    );
    await openAppointments(shop, { mechanic: 'stf_manager', 'repair.at': moment('2026-03-11', '10:00') });
    const { url, feed } = await add('staff');
    expect(url).toMatch(/\/feeds\/[A-Za-z0-9_-]{43}\.ics$/);
    const { status, headers, body } = await read(url);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, no-cache',
    ]);
    const [only, ...others] = events(body);
    expect(others).toEqual([]);
    expect(only?.event.summary).toBe('Survey · Lane 12; flat 3, left');
    expect(only?.event.startDate.toJSDate().getTime()).toBe(moment('2026-03-10', '10:00'));
    expect(only?.event.endDate.toJSDate().getTime()).toBe(moment('2026-03-10', '11:30'));
    expect(only?.event.uid).toBe(`${job.id}.survey@jobsheet`);
    // Nobody asked for the customer's phone and address.
    expect(body).not.toMatch(/13800138000|flat 3\\, left\\n|LOCATION/);
    const stored = await env.DB.prepare('select * from feed where id = ?').bind(feed.id).first();
    expect(JSON.stringify(stored)).not.toContain(url.slice(-47, -4));
  });

  test('an unchanged one is not sent again; a moved one says its order, a cancelled one that it is off', async () => {
    const { job } = await openAppointments(
      shop,
      { surveyor: 'stf_finance', 'survey.at': moment('2026-03-12', '10:00') },
      'Moves',
    );
    const { url } = await add('manager', { scope: 'all', hasContact: true });
    const ofJob = (file: string) => events(file).find(({ event }) => event.uid.startsWith(job.id));
    const first = await read(url);
    const held = { 'if-none-match': first.headers.get('etag') ?? '' };
    const again = await shop.stranger.send({ method: 'GET', path: pathOf(url), headers: held });
    expect([first.status, again.status]).toEqual([200, 304]);
    expect(first.body).toContain('13800138000');
    expect(ofJob(first.body)?.event.location).toBe('Lane 12, flat 3');
    const before = ofJob(first.body)?.event;
    await shop.staff.post(`/api/jobs/${job.id}/facts`, {
      facts: [{ key: 'survey.at', value: moment('2026-03-13', '15:00') }],
    });
    const changed = await shop.stranger.send<string>({ method: 'GET', path: pathOf(url), headers: held });
    expect(changed.status).toBe(200);
    expect(ofJob(changed.body)?.event.startDate.toJSDate().getTime()).toBe(moment('2026-03-13', '15:00'));
    expect(ofJob(changed.body)?.event.sequence).toBeGreaterThan(before?.sequence ?? 99);
    expect(ofJob(changed.body)?.event.uid).toBe(before?.uid);
    await shop.staff.post(`/api/jobs/${job.id}/facts`, { facts: [{ key: 'survey.at', value: null }] });
    expect(ofJob((await read(url)).body)?.status).toBe('CANCELLED');
  });

  test('holds 30 days back and 180 ahead', async () => {
    shop.clock.to('2026-09-01');
    const day = (on: string) =>
      openAppointments(shop, { mechanic: 'stf_viewer', 'repair.at': moment(on, '10:00') }, on);
    for (const on of ['2026-08-01', '2026-08-03', '2027-02-27', '2027-03-01']) await day(on);
    const { url } = (await shop.viewer.post<CreatedFeed>('/api/feeds', {})).body;
    expect(events((await read(url)).body).map(({ event }) => event.summary)).toEqual([
      'Repair · 2026-08-03',
      'Repair · 2027-02-27',
    ]);
    shop.clock.to('2026-03-02');
  });

  test('everybody’s is for those who lead', async () => {
    const refused = await shop.staff.refused('/api/feeds', { scope: 'all' });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
    const listed = await shop.staff.get<Feeds>('/api/feeds');
    expect(listed.body.mayAll).toBe(false);
    expect(JSON.stringify(listed.body)).not.toContain('/feeds/');
  });

  test('is revoked by its person alone: 404 from then on, as for an address that never was', async () => {
    const { url, feed } = await add('staff');
    expect((await shop.manager.refused(`/api/feeds/${feed.id}/revoke`, {})).status).toBe(404);
    expect((await read(url)).status).toBe(200);
    const revoked = await shop.staff.post<Feeds>(`/api/feeds/${feed.id}/revoke`, {});
    expect(revoked.body.feeds.map(({ id }) => id)).not.toContain(feed.id);
    expect((await read(url)).status).toBe(404);
    expect((await shop.staff.refused(`/api/feeds/${feed.id}/revoke`, {})).status).toBe(404);
    for (const path of ['/feeds/x.ics', `/feeds/${'a'.repeat(43)}.ics`, `/feeds/${'a'.repeat(43)}`])
      expect((await shop.stranger.get(path)).status).toBe(404);
  });

  test('ends when its person leaves, and one of everybody when the right is lost', async () => {
    const { url } = await add('manager', { scope: 'all' });
    const own = await add('manager');
    const set = (sql: string) => env.DB.prepare(sql).run();
    await set(`update staff set role = 'staff' where id = 'stf_manager'`);
    expect([(await read(url)).status, (await read(own.url)).status]).toEqual([404, 200]);
    await set(`update staff set is_active = 0 where id = 'stf_manager'`);
    expect((await read(own.url)).status).toBe(404);
    await set(`update staff set is_active = 1, role = 'manager' where id = 'stf_manager'`);
    expect((await read(url)).status).toBe(200);
  });

  test('nobody has more than twenty', async () => {
    const left = 20 - (await shop.finance.get<Feeds>('/api/feeds')).body.feeds.length;
    for (let n = 0; n < left; n += 1) await shop.finance.post('/api/feeds', {});
    const refused = await shop.finance.refused('/api/feeds', {});
    expect([refused.status, refused.body.code]).toEqual([409, 'too-many-feeds']);
  });
});
