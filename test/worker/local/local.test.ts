import { beforeEach, describe, expect, it } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import { keepLetter } from '#local/letters';
import { openJob, openShop, type Shop } from '#test/kit/worker/api';
import { localOrigin as origin, visit, visitJson } from '#test/kit/worker/local-entry';
import { makeLink, type MadeLink } from '#test/kit/worker/webhook';

const press = (link: MadeLink, outcome: 'pay' | 'fail') =>
  visit(`/sandbox/pay/${link.reference}`, { method: 'POST', body: new URLSearchParams({ outcome }) });

let shop: Shop;
let link: MadeLink;
beforeEach(async () => {
  shop = await openShop();
  link = await makeLink(shop, await openJob(shop, { contractTotalMinor: 10_000_000 }), 'down');
});
const now = async (): Promise<JobDetail> => (await shop.owner.get(`/api/jobs/${link.jobId}`)).body;

describe('the sandbox pay page', () => {
  it.each([
    ['en', 'Down payment', 'Pay', '¥55,000.00'],
    ['zh-CN', '首付款', '付款', '¥55,000.00'],
    ['zh-TW', '首付款', '付款', '55,000.00'],
  ])('says in the reader’s language what is to be paid: %s', async (language, milestone, button, amount) => {
    const page = await visit(`/sandbox/pay/${link.reference}`, { headers: { 'accept-language': language } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    for (const label of ['Test &lt;Shop&gt;', 'Lane 12, flat 3', milestone, `>${button}<`, amount])
      expect(page.text).toContain(label);
  });

  it('pays through the real webhook, once', async () => {
    expect(await press(link, 'pay')).toMatchObject({
      status: 200,
      text: expect.stringContaining('Payment received'),
    });
    expect(await press(link, 'pay')).toMatchObject({
      status: 200,
      text: expect.stringContaining('This link is paid'),
    });
    const detail = await now();
    expect(detail.payments).toHaveLength(1);
    expect(detail.job.milestones.find(({ key }) => key === 'down')).toMatchObject({ state: 'paid' });
  });

  it('lets a payment fail, and be tried again', async () => {
    expect((await press(link, 'fail')).text).toContain('Nothing was taken');
    expect((await now()).payments).toEqual([]);
    expect((await press(link, 'pay')).text).toContain('Payment received');
  });

  it('knows only links that were made, and leads nowhere else', async () => {
    expect((await visit('/sandbox/pay/M0000000000000000ZZA')).status).toBe(404);
    const page = await visit(
      `/sandbox/pay/${link.reference}?return=${encodeURIComponent('https://evil.example/x')}`,
    );
    expect(page.text).not.toContain('evil.example');
    for (const sly of ['/.//evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const { text } = await visit(`/sandbox/pay/${link.reference}?return=${encodeURIComponent(sly)}`);
      expect(text).toMatch(/href="\/[^/"\\]*[^"]*"/);
      expect(text).not.toMatch(/href="(\/\/|\/\\|javascript)/);
    }
    const home = await visit(
      `/sandbox/pay/${link.reference}?return=${encodeURIComponent(`${origin}/?job=1`)}`,
    );
    expect(home.text).toContain('href="/?job=1"');
  });

  it('has no style or script of its own in the page, as the site’s policy wants', async () => {
    const page = await visit(`/sandbox/pay/${link.reference}`);
    expect(page.text).not.toMatch(/<script|<style| style=/);
    expect((await visit('/local/page.css')).headers.get('content-type')).toContain('text/css');
  });
});

describe('the outbox page', () => {
  it('shows what was sent, with its channel, its recipient and its words', async () => {
    await openJob(shop, {
      customer: { name: '<王小明>' },
      facts: { 'survey.at': shop.clock.now + 3 * 86_400_000 },
    });
    shop.clock.to('2026-03-04', '18:00');
    await shop.tick();
    const page = await visit('/local/outbox');
    for (const label of ['明天的上门勘察预约', 'console', '&lt;王小明&gt;', '2026-03-04 18:00'])
      expect(page.text).toContain(label);
    expect(page.text).not.toContain('<王小明>');
  });

  it('shows a letter with its words, and the document that it encloses as a mail program does', async () => {
    const letter = {
      effectKey: 'letter:job_1:budget:1:by-mail',
      to: { name: '林婉', email: 'lin@example.test', phone: null },
      locale: 'zh-Hans',
      subject: '婚礼设计预算明细',
      body: '花艺布置 48,000.00',
    } as const;
    await keepLetter(
      { ...letter, html: '<h2>预算</h2><td style="border:1px solid">48,000.00</td>' },
      shop.clock.now,
    );
    await keepLetter({ ...letter, effectKey: 'invite', subject: 'Come in' }, shop.clock.now);
    const { text } = await visit('/local/outbox');
    for (const words of ['林婉 · lin@example.test', '花艺布置 48,000.00', 'Come in'])
      expect(text).toContain(words);
    const links = [...text.matchAll(/href="(\/local\/outbox\/letters[^"]+)"/g)].map(([, path = '']) => path);
    expect(links).toHaveLength(1);
    const opened = await visit(links[0] ?? '');
    expect(opened.text).toContain('<td style="border:1px solid">48,000.00</td>');
    expect(opened.headers.get('content-security-policy')).toMatch(
      /default-src 'none'; style-src 'self' 'unsafe-inline'/,
    );
    // A letter without a document has no page, nor has an unknown one.
    for (const key of ['invite', 'nothing'])
      expect((await visit(`/local/outbox/letters?key=${key}`)).status).toBe(404);
  });
});

describe('the sign-in link', () => {
  const ask = (body: unknown) => visitJson('/local/sign-in-link', body);

  it('is the owner’s, and signs in once', async () => {
    const { status, text } = await ask({});
    expect(status).toBe(200);
    const { url }: { url: string } = JSON.parse(text);
    const token = new URLSearchParams(new URL(url).hash.slice(1)).get('token');
    const follow = () => visitJson('/api/auth/magic-link/verify', { token });
    expect((await follow()).headers.get('set-cookie')).toContain('session_token');
    expect((await follow()).status).toBe(410);
  });

  it('is given for any of the staff, and for nobody else', async () => {
    expect((await ask({ email: 'viewer@shop.test' })).status).toBe(200);
    expect((await ask({ email: 'stranger@shop.test' })).status).toBe(404);
    expect((await ask({ mail: 'x' })).status).toBe(400);
  });
});

describe('the local pages', () => {
  const paths = ['/local/demo', '/local/sign-in-link', `/sandbox/pay/M0000000000000000ZZA`];

  it.each(paths)('%s answers no page of another site', async (path) => {
    for (const foreign of ['https://evil.example', 'http://localhost:9999', 'null']) {
      const { status } = await visit(path, { method: 'POST', headers: { origin: foreign }, body: '{}' });
      expect({ foreign, status }).toEqual({ foreign, status: 403 });
    }
  });

  it.each([...paths, '/local/outbox'])('%s answers no name but this machine’s own', async (path) => {
    const init = path === '/local/outbox' ? {} : { method: 'POST', body: '{}' };
    const statuses = ['https://rebound.example', 'http://rebound.example'].map(
      async (at) => (await visit(path, init, at)).status,
    );
    expect(await Promise.all(statuses)).toEqual([403, 308]);
  });
});

it('none of it is behind the production doors', async () => {
  for (const path of ['/sandbox/pay/x', '/local/outbox', '/local/page.css'])
    expect((await shop.stranger.get(path)).status).toBe(404);
  for (const path of ['/sandbox/pay/x', '/local/demo', '/local/sign-in-link'])
    expect((await shop.stranger.refused(path, {})).status).toBe(404);
});
