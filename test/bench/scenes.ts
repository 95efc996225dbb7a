import { createHmac } from 'node:crypto';
import { importRow } from '#test/bench/data/import-rows';
import { fullJobIndex, jobIdAt, type Loaded, sessionToken } from '#test/bench/data/load';
import { type Call, type Turn, turnOf } from '#test/bench/drive';
import { secrets, shopZone } from '#test/bench/serve';
import { importRowsMax } from '#contract/transfer/transfer-requests';
import { writeCursor } from '#contract/sheet/cursor';
import { addDays, dateOf, dayMs, instant } from '#domain/time/day';

/** A frequent action of the shop. */
export interface Scene {
  readonly name: string;
  readonly next: () => Turn;
  /** The target, as text. */
  readonly target: string;
  /** Most turns, for scenes with limited data. */
  readonly turnsMax?: number;
  /** A read-only scene, counted at both sizes. */
  readonly isCompared?: true;
}

const json = { 'content-type': 'application/json' };

/** A session cookie as sign-in sets it: the token with our signature. */
const cookie = (): string => {
  const signature = createHmac('sha256', secrets.auth).update(sessionToken).digest('base64');
  return `jobsheet.session_token=${encodeURIComponent(`${sessionToken}.${signature}`)}`;
};

/** Headers of a person who is signed in. */
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

/** A read by the person who is signed in. */
export const signedInGet = (path: string): Call => ({ method: 'GET', path, headers: signedIn });

let keys = 0;
/** A write by the person who is signed in, with a new idempotency key. */
export const write = (method: 'POST' | 'PATCH', path: string, body: object): Call => ({
  method,
  path,
  headers: {
    ...signedIn,
    ...json,
    // As the admin sends it: a repeated edit of cells needs no key.
    ...(path === '/api/edits' ? {} : { 'idempotency-key': `bench-${(keys += 1)}` }),
  },
  body: JSON.stringify(body),
});

/** The requests of a browser that opens the sheet. */
const opening = (grouping: 'none' | 'stage'): readonly Call[] =>
  [
    '/api/me',
    '/api/flows',
    '/api/views',
    '/api/sheet/rows?view=open&sort=-number&limit=100',
    '/api/sheet/rows?view=all&sort=-updated&limit=20&facts=true',
    `/api/sheet/outline?view=open&by=${grouping}`,
    '/api/sheet/due-counts',
    `/api/notices?undelivered=true&from=${Date.now() - 14 * dayMs}`,
  ].map(signedInGet);

/** A page of 100 jobs of one stage, those that fall due first. */
export const listPath = '/api/sheet/rows?flow=renovation&stage=construction&sort=nextDue&limit=100';

const pageRows = 100;

/** Requests the cursor of the page with a given position. */
const cursorBefore = (place: number, from: '' | '&isFromEnd=true'): Turn => {
  const before = Math.max(Math.floor(place / pageRows) * pageRows, 1);
  return turnOf(signedInGet(`/api/sheet/page-cursor?view=open&sort=-number&place=${before}${from}`));
};

const readScenes = ({ jobs, open }: Loaded): readonly Scene[] => {
  let opened = 0;
  let turned = 0;
  const today = dateOf(instant(Date.now()), shopZone);
  return [
    {
      name: 'open the sheet: all that a browser asks for',
      next: () => ({ calls: opening('none'), isAtOnce: true }),
      target: 'rows read ≤ 2,000, ≤ 10 ms of D1, at any size',
      isCompared: true,
    },
    {
      name: 'open the sheet in groups by stage',
      next: () => ({ calls: opening('stage'), isAtOnce: true }),
      target: 'rows read ≤ 2,000, ≤ 10 ms of D1, at any size',
      isCompared: true,
    },
    {
      name: 'list 100, filtered and sorted',
      next: () => turnOf(signedInGet(listPath)),
      target: 'rows read ≤ 250, p50 ≤ 8 ms alone, ≥ 250/s at 16',
      isCompared: true,
    },
    {
      name: 'list 100 after a cursor anywhere',
      next: () => {
        turned += 1;
        const dueOn = addDays(today, ((turned * 37) % 90) - 30);
        const cursor = writeCursor({ values: [dueOn], number: 1 + ((turned * 7919) % jobs) });
        return turnOf(signedInGet(`${listPath}&cursor=${cursor}`));
      },
      target: 'rows read ≤ 250',
      isCompared: true,
    },
    {
      name: 'jump to the middle of the sheet: where its page begins',
      next: () => cursorBefore(open / 2, ''),
      target: '',
      isCompared: true,
    },
    {
      name: 'jump to the end of the sheet: where its page begins',
      next: () => cursorBefore(open - 1, '&isFromEnd=true'),
      target: '',
      isCompared: true,
    },
    {
      name: 'find a customer by two Chinese characters',
      next: () =>
        turnOf(signedInGet(`/api/jobs?q=${encodeURIComponent(searchedName)}&sort=-number&limit=100`)),
      target: 'rows read ≤ 2,000',
      isCompared: true,
    },
    {
      name: 'open one job',
      // Steps through the whole table, so that no job stays warm.
      next: () => turnOf(signedInGet(`/api/jobs/${jobIdAt((opened += 7919) % jobs)}`)),
      target: '',
      isCompared: true,
    },
    {
      name: 'open a job of 400 facts',
      next: () => turnOf(signedInGet(`/api/jobs/${jobIdAt(fullJobIndex)}`)),
      target: 'p50 ≤ 12 ms alone',
      isCompared: true,
    },
    {
      name: 'Today of a person',
      next: () => turnOf(signedInGet('/api/today')),
      target: 'rows read ≤ 300',
      isCompared: true,
    },
    {
      name: 'the diary of a week',
      next: () => turnOf(signedInGet(`/api/appointments?from=${today}&to=${addDays(today, 6)}`)),
      target: 'rows read ≤ 300',
      isCompared: true,
    },
  ];
};

/**
 * Edits of jobs that are alike. Each job is edited once, so that its base version is 1. The order is from the end,
 * because the first jobs have payments.
 */
const editScenes = ({ alike, others }: Loaded): readonly Scene[] => {
  const scenes: readonly (readonly [
    name: string,
    target: string,
    edit: (jobId: string, at: number) => Call,
  ])[] = [
    [
      'edit a title',
      'rows written ≤ 8',
      (jobId, at) =>
        write('POST', '/api/edits', { edits: [{ jobId, baseVersion: 1, title: `Edited ${at}` }] }),
    ],
    [
      'edit an assignee',
      'rows written ≤ 10',
      (jobId) => write('POST', '/api/edits', { edits: [{ jobId, baseVersion: 1, ownerId: null }] }),
    ],
    [
      'edit a fact',
      'rows written ≤ 8',
      (jobId, at) =>
        write('POST', '/api/edits', {
          edits: [{ jobId, baseVersion: 1, facts: { area: 100 + (at % 900) } }],
        }),
    ],
    [
      'move a stage',
      'rows written ≤ 10',
      (jobId) =>
        write('POST', `/api/jobs/${jobId}/stage`, { to: 'acceptance', override: { reason: 'Measured' } }),
    ],
  ];
  let patched = 0;
  return [
    {
      name: 'edit one cell',
      next: () => {
        patched += 1;
        const jobId = jobIdAt(placeAt(others, patched));
        return turnOf(write('PATCH', `/api/jobs/${jobId}`, { baseVersion: 1, title: `Edited ${patched}` }));
      },
      turnsMax: others.length,
      target: '≤ 4 round trips, one batch to write, p50 ≤ 8 ms alone, ≥ 250/s at 16',
    },
    ...scenes.map(([name, target, edit], lane): Scene => {
      let created = 0;
      return {
        name,
        next: () => {
          created += 1;
          return turnOf(edit(jobIdAt(placeAt(alike, created * scenes.length - lane)), created));
        },
        turnsMax: Math.floor(alike.length / scenes.length),
        target,
      };
    }),
  ];
};

const placeAt = (places: readonly number[], fromEnd: number): number => {
  const place = places.at(-fromEnd);
  if (place === undefined) throw new Error('no job is left to edit');
  return place;
};

const importedRows = 1000;

/** The rows of a file as the browser sends them: requests of `importRowsMax` rows, one after the other. */
const importTurn = (): Turn => ({
  calls: Array.from({ length: Math.ceil(importedRows / importRowsMax) }, (_, request) => {
    const from = request * importRowsMax;
    const count = Math.min(importRowsMax, importedRows - from);
    return write('POST', '/api/imports', {
      rows: Array.from({ length: count }, (__, at) => importRow(from + at)),
    });
  }),
});

export const makeScenes = (loaded: Loaded): readonly Scene[] => {
  let paid = 0;
  return [
    ...readScenes(loaded),
    ...editScenes(loaded),
    {
      name: 'record a payment by webhook',
      next: () => {
        const link = loaded.links.at(paid);
        if (link === undefined) throw new Error('no payment link is left');
        paid += 1;
        return turnOf(webhook(link.reference, link.amountMinor, paid));
      },
      target: 'rows written ≤ 30',
      turnsMax: loaded.links.length,
    },
    { name: 'import 1,000 rows', next: importTurn, target: '', turnsMax: 16 },
  ];
};
