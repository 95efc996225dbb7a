import type { DocumentDetail } from '#contract/jobs/document-answers';
import type { JobDetail, MilestoneRow, Problem } from '#contract/jobs/job-answers';
import type { LinkAnswer } from '#contract/shop/shop-answers';
import { businessDate, dateOf, instant, instantAt, type ClockTime, type Instant } from '#domain/time/day';
import type { Role } from '#domain/rights/rights';
import type { Message } from '#notify/channel';
import { signStandard } from '#payments/standard-signature';
import { picture } from '#test/kit/pictures';
import { bytesOf, upload } from '#test/worker/http/files/kit';
import type { Replaced } from '#worker/deps/create-deps';
import { openShop, origin, webhookSecret, type Answer, type Client, type Shop } from '#test/kit/worker/api';

/** Most notices that a walk may pass on its way to a date. */
const passedMax = 200;

/** `moment('2026-09-10', '10:00')` in Shanghai. */
export const moment = (on: string, clock: ClockTime = '09:00'): Instant =>
  instantAt(businessDate(on), clock, 'Asia/Shanghai');

/** A job that staff take through the API, on a clock that runs cron at every notice that it passes. */
export interface HttpWalk {
  readonly shop: Shop;
  readonly jobId: string;
  /** All sent messages, in order. */
  readonly sent: readonly Message[];
  /** Advances the clock: cron runs at each notice's time, and at the end. */
  readonly passTo: (on: string, clock?: ClockTime) => Promise<void>;
  readonly job: () => Promise<JobDetail>;
  /** Posts to a part of the job; throws on a refusal. */
  readonly post: (part: string, body: object, as?: Role) => Promise<JobDetail>;
  readonly patch: (body: object, as?: Role) => Promise<JobDetail>;
  readonly refused: (part: string, body: object, as?: Role) => Promise<Answer<Problem>>;
  readonly record: (facts: Readonly<Record<string, unknown>>) => Promise<JobDetail>;
  readonly tick: (...checks: readonly string[]) => Promise<JobDetail>;
  readonly log: (key: string, note: string) => Promise<JobDetail>;
  readonly documents: (document: string, ...states: readonly string[]) => Promise<JobDetail>;
  /** Files a document with its written parts. */
  readonly file: (document: string, texts?: object) => Promise<JobDetail>;
  /** Records a state of the filed version, with what it must say. */
  readonly state: (document: string, state: string, said?: object) => Promise<JobDetail>;
  /** The customer signs on the glass, on the clock's day. */
  readonly sign: (document: string) => Promise<JobDetail>;
  /** What the newest version of a document states. */
  readonly content: (document: string) => Promise<DocumentDetail['content']>;
  /** Adds a picture to an item. */
  readonly photo: (item: string) => Promise<JobDetail>;
  readonly loadSession: (stage: string) => Promise<JobDetail>;
  readonly milestone: (key: string) => Promise<MilestoneRow>;
  readonly task: (key: string) => Promise<JobDetail['tasks'][number] | undefined>;
  readonly notices: (key: string, state?: string) => Promise<JobDetail['notices']>;
  /** Pays the link of a milestone, by the provider's signed message. */
  readonly payOnline: (key: string) => Promise<void>;
}

const good = <Body>({ status, body }: Answer<Body>): Body => {
  if (status >= 300) throw new Error(`refused with ${status}: ${JSON.stringify(body)}`);
  return body;
};

interface PaidMessage {
  readonly shop: Shop;
  readonly eventId: string;
  readonly reference: string;
  readonly amountMinor: number;
}

/** The bridge's message for a paid link, signed at the shop's clock. */
export const paidMessage = async ({
  shop,
  eventId,
  reference,
  amountMinor,
}: PaidMessage): Promise<Request> => {
  const at = new Date(shop.clock.now).toISOString();
  const data = { paymentId: `pay-${eventId}`, reference, amountMinor, currency: 'CNY', occurredAt: at };
  const text = JSON.stringify({ type: 'payment.succeeded', timestamp: at, data });
  const timestamp = String(Math.floor(shop.clock.now / 1000));
  const body = Uint8Array.from(new TextEncoder().encode(text));
  const signature = await signStandard(webhookSecret, { id: eventId, timestamp, body });
  return new Request(`${origin}/webhooks/standard`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': eventId,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature,
    },
    body: text,
  });
};

const referenceOf = ({ link }: LinkAnswer): string =>
  decodeURIComponent(new URL(link.url).pathname.split('/').at(-1) ?? '');

/** Opens a shop on a day and a job in it. Parts of the shop can be replaced, such as what sends its letters. */
export const openWalk = async (on: string, opening: object, replaced: Replaced = {}): Promise<HttpWalk> => {
  const sent: Message[] = [];
  const shop = await openShop(on, {
    channel: {
      key: 'console',
      isIdempotent: true,
      send: async (message) => {
        sent.push(message);
        return { outcome: 'sent' };
      },
    },
    ...replaced,
  });
  const opened = good(await shop.staff.post('/api/jobs', opening));
  const jobId = opened.job.id;
  let photos = 0;
  const path = (part: string): string => `/api/jobs/${jobId}${part === '' ? '' : `/${part}`}`;
  const person = (role: Role): Client => shop[role];
  const job: HttpWalk['job'] = async () => good(await shop.viewer.get(path('')));
  const post: HttpWalk['post'] = async (part, body, as = 'staff') =>
    good(await person(as).post(path(part), body));
  const record: HttpWalk['record'] = (facts) =>
    post('facts', { facts: Object.entries(facts).map(([key, value]) => ({ key, value })) });
  const milestone: HttpWalk['milestone'] = async (key) => {
    const found = (await job()).milestones.find((candidate) => candidate.key === key);
    if (found === undefined) throw new Error(`no milestone ${key}`);
    return found;
  };
  return {
    shop,
    jobId,
    sent,
    passTo: (day, clock) => passTo({ shop, job, until: moment(day, clock) }),
    job,
    post,
    patch: async (body, as = 'manager') => {
      const { version } = (await job()).job;
      return good(await person(as).patch(path(''), { baseVersion: version, ...body }));
    },
    refused: (part, body, as = 'staff') => person(as).refused(path(part), body),
    record,
    tick: (...checks) => record(Object.fromEntries(checks.map((key) => [key, true]))),
    log: (key, note) => record({ [key]: { note } }),
    documents: async (document, ...states) => {
      for (const state of states) await post('documents', { key: document, state });
      return job();
    },
    file: (key, texts = {}) => post('documents', { key, state: 'filed', texts }),
    state: (key, state, said = {}) => post('documents', { key, state, ...said }),
    sign: async (key) => {
      const { customer } = await job();
      const signature = {
        name: customer.name,
        on: dateOf(shop.clock.now, 'Asia/Shanghai'),
        strokes: 'M100 200L300 220L500 180',
      };
      return post('documents', { key, state: 'signed', signature });
    },
    content: async (key) => good(await shop.viewer.get<DocumentDetail>(path(`documents/${key}`))).content,
    photo: async (item) =>
      good(await upload(shop, path(''), picture((photos += 1), item), { bytes: bytesOf('jpeg') })),
    loadSession: (to) => post('stage', { to }),
    milestone,
    task: async (key) => (await job()).tasks.find((task) => task.key === key),
    notices: async (key, state) =>
      (await job()).notices.filter(
        (notice) => notice.key === key && (state === undefined || notice.state === state),
      ),
    payOnline: async (key) => {
      const { id } = await milestone(key);
      const link = good(await shop.staff.post<LinkAnswer>(`/api/milestones/${id}/link`, {}));
      const eventId = `evt-${key.replaceAll(/[^a-z0-9]/gi, '-')}`;
      const message = { shop, eventId, reference: referenceOf(link), amountMinor: link.link.amountMinor };
      // Providers repeat messages: the second copy must change nothing.
      for (const request of [await paidMessage(message), await paidMessage(message)]) {
        const { status } = await shop.fetch(request);
        if (status !== 200) throw new Error(`the webhook answered ${status}`);
      }
    },
  };
};

interface Passing {
  readonly shop: Shop;
  readonly job: () => Promise<JobDetail>;
  readonly until: Instant;
}

const passTo = async ({ shop, job, until }: Passing): Promise<void> => {
  for (let passed = 0; ; passed += 1) {
    if (passed === passedMax) throw new Error('more notices than one walk passes');
    const times = (await job()).notices
      .filter(({ state, sendAt }) => state === 'pending' && sendAt > shop.clock.now && sendAt <= until)
      .map(({ sendAt }) => sendAt);
    if (times.length === 0) break;
    shop.clock.now = instant(Math.min(...times));
    await shop.tick();
  }
  shop.clock.now = until;
  await shop.tick();
};
