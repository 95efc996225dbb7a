import { env } from 'cloudflare:workers';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { Role } from '#domain/rights/rights';
import { openJob, origin, type Answer, type Shop } from '#test/kit/worker/api';
import { picturesFlow } from '#test/kit/pictures';

/** Opens a job of a trade of the tests: its flow is stored as that of a job that began with an old version. */
export const openPictures = async (shop: Shop, flow: Flow = picturesFlow): Promise<string> => {
  const { job } = await openJob(shop);
  const { key, version, stages } = flow;
  await env.DB.batch([
    env.DB.prepare('insert or ignore into flow_version (key, version, flow) values (?, ?, ?)').bind(
      key,
      version,
      JSON.stringify(flow),
    ),
    env.DB.prepare('update job set flow_key = ?, flow_version = ?, stage = ? where id = ?').bind(
      key,
      version,
      stages[0]?.key ?? '',
      job.id,
    ),
  ]);
  return `/api/jobs/${job.id}`;
};

const signatures = {
  jpeg: [0xff, 0xd8, 0xff, 0xe0],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37],
  heic: [0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63],
  svg: Array.from('<svg onload="x()">', (letter) => letter.charCodeAt(0)),
} as const;

/** Bytes of a file of a kind, as far as anybody tells it by its beginning. */
export const bytesOf = (kind: keyof typeof signatures, length = 2000, fill = 7): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length).fill(fill);
  bytes.set(signatures[kind]);
  return bytes;
};

/** The digest of bytes as a browser sends it. */
const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha-256=:${btoa(String.fromCharCode(...digest))}:`;
};

export interface Sent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly role?: Role;
  readonly name?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: ReadableStream<Uint8Array>;
}

type Uploaded = Answer<JobDetail & Problem>;

/** Sends a file as a browser does; a null header is left out. */
export const put = async (
  shop: Shop,
  address: string,
  { bytes, role = 'staff', headers = {}, body }: Sent,
): Promise<Uploaded> => {
  const all: Record<string, string | null> = {
    cookie: await shop.cookie(role),
    origin,
    'accept-language': 'en',
    'content-length': String(bytes.byteLength),
    'content-digest': await digestOf(bytes),
    ...headers,
  };
  const sent = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  const response = await shop.fetch(
    new Request(origin + address, {
      method: 'PUT',
      headers: [...sent].map(([n, v]) => [n, v]),
      body: body ?? bytes,
    }),
  );
  return { status: response.status, headers: response.headers, body: await response.json() };
};

/** Adds a file to an item of a job. */
export const upload = (shop: Shop, path: string, key: string, sent: Sent): Promise<Uploaded> =>
  put(
    shop,
    `${path}/files?${new URLSearchParams({ key, name: sent.name ?? 'kitchen.jpg' }).toString()}`,
    sent,
  );

/** Names of all stored objects. */
export const storedNames = async (): Promise<readonly string[]> =>
  (await env.FILES.list()).objects.map(({ key }) => key);

/** The files of an answer, by the keys of their facts. */
export const filesIn = ({
  facts,
}: JobDetail): Readonly<Record<string, { readonly file: string; readonly name: string }>> =>
  JSON.parse(
    JSON.stringify(
      Object.fromEntries(
        facts
          .filter(({ key, value }) => key.includes('/') && value !== null)
          .map(({ key, value }) => [key, value]),
      ),
    ),
  );
