import { createHmac } from 'node:crypto';
import { jobIdAt, sessionToken, type Loaded } from '#test/bench/data/load';
import type { Call } from '#test/bench/drive';
import { secrets } from '#test/bench/serve';

/** One thing that the shop does all day. */
export interface Scene {
  readonly name: string;
  readonly next: () => Call;
  /** What the issue asks for, in words. */
  readonly target: string;
  /** Scenes that use things up have only so many calls. */
  readonly callsMax?: number;
}

const json = { 'content-type': 'application/json' };

/** A cookie as the sign-in leaves it: the session's token and our signature on it. */
const cookie = (): string => {
  const signature = createHmac('sha256', secrets.auth).update(sessionToken).digest('base64');
  return `jobsheet.session_token=${encodeURIComponent(`${sessionToken}.${signature}`)}`;
};

const signedIn = { cookie: cookie() };

const webhookKey = Buffer.from(secrets.webhook.slice('whsec_'.length), 'base64');

const webhook = (reference: string, amountMinor: number, number: number): Call => {
  const at = new Date();
  const id = `msg_bench_${number}`;
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const body = JSON.stringify({
    type: 'payment.succeeded',
    timestamp: at.toISOString(),
    data: {
      paymentId: `bench-${number}`,
      reference,
      amountMinor,
      currency: 'CNY',
      occurredAt: at.toISOString(),
    },
  });
  const signature = createHmac('sha256', webhookKey).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    method: 'POST',
    path: '/webhooks/standard',
    headers: {
      ...json,
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  };
};

export const searchedName = '王芳';

export const makeScenes = (loaded: Loaded): readonly Scene[] => {
  let opened = 0;
  let edited = 0;
  let paid = 0;
  const get = (path: string): Call => ({ method: 'GET', path, headers: signedIn });
  const list = '/api/jobs?flow=renovation&stage=construction&sort=nextDue&limit=100';
  return [
    {
      name: 'list 100, filtered and sorted',
      next: () => get(list),
      target: 'rows read ≤ 250, p50 ≤ 8 ms alone, ≥ 250/s at 16',
    },
    {
      name: 'find a customer by two Chinese characters',
      next: () => get(`/api/jobs?q=${encodeURIComponent(searchedName)}&sort=-number&limit=100`),
      target: 'rows read ≤ 2,000',
    },
    {
      name: 'open one job',
      // Steps through the whole table, so that no job stays warm.
      next: () => get(`/api/jobs/${jobIdAt((opened += 7919) % loaded.jobs)}`),
      target: '',
    },
    {
      name: 'edit one cell',
      // Every job once, so that its version is the first.
      next: () => ({
        method: 'PATCH',
        path: `/api/jobs/${jobIdAt(edited)}`,
        headers: { ...signedIn, ...json },
        body: JSON.stringify({ baseVersion: 1, title: `Edited ${(edited += 1)}` }),
      }),
      callsMax: loaded.jobs,
      target: '≤ 4 round trips, one batch to write, p50 ≤ 8 ms alone, ≥ 250/s at 16',
    },
    {
      name: 'record a payment by webhook',
      next: () => {
        // From the end: the first jobs are those whose cells are edited.
        const link = loaded.links.at(-1 - paid);
        if (link === undefined) throw new Error('no payment link is left');
        paid += 1;
        return webhook(link.reference, link.amountMinor, paid);
      },
      target: '',
      callsMax: loaded.links.length,
    },
  ];
};
