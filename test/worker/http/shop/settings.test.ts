import { expect, test } from 'vitest';
import type { Me } from '#contract/jobs/job-answers';
import type { SettingsView, ShopHistory } from '#contract/shop/settings';
import { openJob, openShop } from '#test/kit/worker/api';
import { openVisitsJob } from '#test/kit/worker/visits-job';
import { moment } from '#test/kit/rules';
import { visit } from '#test/kit/visits';

const shop = await openShop();
const read = async () => (await shop.owner.get<SettingsView>('/api/settings')).body;
const patch = (group: string, body: object) => shop.owner.patch<SettingsView>(`/api/settings/${group}`, body);
const refused = (group: string, body: object) => shop.owner.refused(`/api/settings/${group}`, body, 'PATCH');

/** A PNG's first bytes with so many bytes after them. */
const png = (more: number): string => {
  const bytes = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return `data:image/png;base64,${btoa(String.fromCodePoint(...bytes) + 'a'.repeat(more))}`;
};

test('the deployment’s variables are the first values, and what it fixes is shown without secrets', async () => {
  const settings = await read();
  expect(settings.shop).toEqual({
    name: 'Test Shop',
    address: '',
    zone: 'Asia/Shanghai',
    currency: 'CNY',
    version: 0,
  });
  expect(settings.deployment).toContainEqual({ name: 'NOTICE_CHANNEL', value: 'console' });
  expect(JSON.stringify(settings)).not.toContain('whsec_');
  expect(settings.payments).toMatchObject([
    { provider: 'standard', secret: 'ok', address: 'https://jobsheet.test/webhooks/standard' },
  ]);
  expect((await shop.viewer.get<SettingsView>('/api/settings')).body.payments).toBeNull();
});

test('while there is no job the zone and the currency change, and dates follow at once', async () => {
  const changed = await patch('shop', { baseVersion: 0, zone: 'Asia/Tokyo', currency: 'JPY' });
  expect(changed.body.shop).toMatchObject({ zone: 'Asia/Tokyo', currency: 'JPY', version: 1 });
  shop.clock.to('2026-03-02', '23:30');
  expect((await shop.owner.get<Me>('/api/me')).body).toMatchObject({
    today: '2026-03-03',
    shop: { zone: 'Asia/Tokyo', currency: 'JPY' },
  });
  shop.clock.to('2026-03-02');
  const wrong = await refused('shop', { baseVersion: 1, zone: 'Asia/Peking', currency: 'XXX' });
  expect(wrong.body).toMatchObject({ status: 422, fields: [{ path: 'zone' }, { path: 'currency' }] });
  await patch('shop', { baseVersion: 1, zone: 'Asia/Shanghai', currency: 'CNY' });
});

test('with a job the zone and the currency stay; the name and the address change', async () => {
  await openJob(shop);
  const fixed = await refused('shop', { baseVersion: 2, zone: 'Asia/Tokyo' });
  expect([fixed.status, fixed.body.code]).toEqual([409, 'setting-fixed']);
  const named = await patch('shop', { baseVersion: 2, name: '梅兰工作室', address: '长安街 1 号' });
  expect(named.body.shop).toMatchObject({ name: '梅兰工作室', address: '长安街 1 号', version: 3 });
  expect((await shop.staff.get<Me>('/api/me')).body.shop.name).toBe('梅兰工作室');
  const { body } = await shop.owner.get<ShopHistory>('/api/settings/history');
  expect(body.entries[0]).toMatchObject({ action: 'save-setting', subject: 'shop', actor: 'stf_owner' });
});

test('of two who change one setting the later one is told what stands; the same values are no change', async () => {
  const late = await refused('shop', { baseVersion: 1, name: 'Other' });
  expect(late.body).toMatchObject({
    status: 409,
    code: 'stale',
    current: { shop: { name: '梅兰工作室', version: 3 } },
  });
  const same = await patch('shop', { baseVersion: 3, name: '梅兰工作室' });
  expect(same.body.shop.version).toBe(3);
});

test('a picture is a logo when it is a PNG or JPEG of at most 100 kB', async () => {
  const stored = await patch('logo', { baseVersion: 0, image: png(1000) });
  expect(stored.body.logo).toEqual({ version: 1, image: png(1000) });
  const svg = 'data:image/svg+xml;base64,PHN2Zy8+';
  const named = `data:image/png;base64,${btoa('<svg onload="alert(1)"/>')}`;
  for (const image of [svg, named, png(100 * 1024), 'https://example.test/logo.png'])
    expect((await refused('logo', { baseVersion: 1, image })).body).toMatchObject({
      status: 422,
      fields: [{ path: 'image' }],
    });
  expect((await read()).logo.version).toBe(1);
  expect((await patch('logo', { baseVersion: 1, image: null })).body.logo.image).toBeNull();
});

test('hours: each working weekday has a closing, and nothing ends before it begins', async () => {
  const { week, contact } = (await read()).hours;
  const withDay = (index: number, day: object | null) =>
    week.map((usual, at) => (at === index ? day : usual));
  const wrong = [
    { week: withDay(1, null), contact },
    { week: withDay(2, { opens: '18:00', closes: '09:00' }), contact },
    { week, contact: { from: '20:00', until: '09:00' } },
    { week: withDay(3, { opens: '9', closes: '18:00' }), contact },
    { week: week.slice(1), contact },
  ];
  for (const hours of wrong) expect((await refused('hours', { baseVersion: 0, ...hours })).status).toBe(422);
  const saturday = { opens: '10:00', closes: '16:00' };
  const saved = await patch('hours', { baseVersion: 0, week: withDay(6, saturday), contact });
  expect(saved.body.hours).toMatchObject({ version: 1 });
  expect(saved.body.hours.week[6]).toEqual(saturday);
});

test('other contact hours move the notices that wait, once cron has planned again', async () => {
  const opened = await openJob(shop, {
    customer: { name: '王', email: 'w@example.test' },
    facts: {
      'survey.class': 'utility',
      'survey.zone': 'inside-second-ring',
      'survey.at': Date.UTC(2026, 2, 12, 2),
    },
  });
  const customersOf = async () =>
    (await shop.owner.get(`/api/jobs/${opened.job.id}`)).body.notices
      .filter(({ to, state }) => to === 'customer' && state === 'pending')
      .map(({ sendAt }) => new Date(sendAt + 8 * 3_600_000).toISOString().slice(11, 16));
  expect(await customersOf()).toContain('09:00');
  const { week, version } = (await read()).hours;
  await patch('hours', { baseVersion: version, week, contact: { from: '10:30', until: '19:00' } });
  await shop.tick();
  const after = await customersOf();
  expect(after).toContain('10:30');
  expect(after).not.toContain('09:00');
});

test('another closing moves what falls due at closing', async () => {
  const path = `/api/jobs/${await openVisitsJob(shop)}`;
  const { status } = await shop.owner.post(`${path}/facts`, {
    facts: [
      { key: visit(1, 'topic'), value: 'Kitchen' },
      { key: visit(1, 'host'), value: 'stf_owner' },
      { key: visit(1, 'greeted'), value: true },
      { key: visit(1, 'came-at'), value: moment('2026-03-02', '08:00') },
      { key: visit(1, 'left-at'), value: moment('2026-03-02', '08:30') },
    ],
  });
  expect(status).toBe(200);
  const tidyAt = async () => (await shop.owner.get(path)).body.tasks.find(({ key }) => key === 'tidy')?.dueAt;
  expect(await tidyAt()).toBe(moment('2026-03-02', '18:00'));
  const { week, contact, version } = (await read()).hours;
  const monday = { opens: '09:00', closes: '16:30' };
  const shorter = week.map((day, index) => (index === 1 ? monday : day));
  await patch('hours', { baseVersion: version, week: shorter, contact });
  await shop.tick();
  expect(await tidyAt()).toBe(moment('2026-03-02', '16:30'));
});

test('a fee of the shop stands in the trade’s place where nobody has entered one', async () => {
  const row = (await read()).fees.rows.find(({ tradeMinor }) => tradeMinor === 20_000);
  const facts = {
    'survey.class': 'utility',
    'survey.zone': 'inside-second-ring',
    'survey.at': Date.UTC(2026, 2, 12, 2),
  };
  const suggested = await openJob(shop);
  const entered = await openJob(shop);
  const write = async ({ id, version }: { id: string; version: number }, values: object) =>
    shop.owner.patch(`/api/jobs/${id}`, { baseVersion: version, facts: values });
  await write(suggested.job, facts);
  await write(entered.job, { ...facts, 'survey.fee': 20_000 });
  const feeOf = async (id: string) =>
    (await shop.owner.get(`/api/jobs/${id}`)).body.milestones.find(({ key }) => key === 'survey-fee')
      ?.amountMinor;
  expect(await feeOf(suggested.job.id)).toBe(20_000);
  const saved = await patch('fees', { baseVersion: 0, name: row?.name, amountMinor: 26_000 });
  expect(saved.body.fees.rows.find(({ name }) => name === row?.name)).toMatchObject({ ownMinor: 26_000 });
  await shop.tick();
  expect([await feeOf(suggested.job.id), await feeOf(entered.job.id)]).toEqual([26_000, 20_000]);
  await patch('fees', { baseVersion: 1, name: row?.name, amountMinor: null });
  await shop.tick();
  expect(await feeOf(suggested.job.id)).toBe(20_000);
  expect((await refused('fees', { baseVersion: 2, name: 'no such', amountMinor: 1 })).status).toBe(404);
  expect((await refused('fees', { baseVersion: 2, name: row?.name, amountMinor: -1 })).status).toBe(422);
});

test('settings are the owner’s', async () => {
  for (const [group, body] of [
    ['shop', { baseVersion: 3, name: 'Mine' }],
    ['logo', { baseVersion: 2, image: png(10) }],
    ['fees', { baseVersion: 2, name: 'x', amountMinor: 1 }],
  ] as const) {
    const answer = await shop.manager.refused(`/api/settings/${group}`, body, 'PATCH');
    expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed']);
  }
  expect((await shop.manager.get('/api/settings/history')).status).toBe(403);
});
