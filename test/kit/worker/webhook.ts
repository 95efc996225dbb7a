import type { JobDetail } from '#contract/jobs/job-answers';
import type { LinkAnswer } from '#contract/shop/shop-answers';
import { signStandard } from '#payments/standard-signature';
import type { StandardMessage } from '#payments/standard';
import { origin, webhookSecret, type Shop } from '#test/kit/worker/api';

/** A payment link with the reference from its URL. */
export interface MadeLink {
  readonly id: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly jobId: string;
}

/** Creates a link for a milestone of a job. */
export const makeLink = async (shop: Shop, job: JobDetail, key: string): Promise<MadeLink> => {
  const milestone = job.job.milestones.find((candidate) => candidate.key === key);
  if (milestone === undefined) throw new Error(`no milestone ${key}`);
  const { status, body } = await shop.owner.post<LinkAnswer>(`/api/milestones/${milestone.id}/link`, {});
  if (status !== 201) throw new Error(`no link: ${JSON.stringify(body)}`);
  const { id, amountMinor, url } = body.link;
  return { id, amountMinor, reference: new URL(url).pathname.split('/').at(-1) ?? '', jobId: job.job.id };
};

/** The contents of a message; by default a payment that matches its link. */
export interface Said {
  readonly type?: StandardMessage['type'];
  readonly eventId?: string;
  readonly paymentId?: string;
  readonly refundId?: string;
  readonly amountMinor?: number;
  readonly currency?: string;
  readonly reference?: string;
  readonly occurredAt?: number;
}

/** The signed request of a message for a link. */
export const signedMessage = async (shop: Shop, link: MadeLink, said: Said = {}): Promise<Request> => {
  const { type = 'payment.succeeded', paymentId = 'p1', eventId = `evt_${type}_${paymentId}` } = said;
  const occurredAt = new Date(said.occurredAt ?? shop.clock.now).toISOString();
  const data = {
    paymentId,
    reference: said.reference ?? link.reference,
    amountMinor: said.amountMinor ?? link.amountMinor,
    currency: said.currency ?? 'CNY',
    occurredAt,
    ...(type === 'refund.succeeded' ? { refundId: said.refundId ?? 'r1' } : {}),
  };
  return signedRequest(shop, { eventId, body: JSON.stringify({ type, timestamp: occurredAt, data }) });
};

/** A signed request with any body. */
export const signedRequest = async (
  shop: Shop,
  {
    eventId,
    body,
    provider = 'standard',
  }: { readonly eventId: string; readonly body: string; readonly provider?: string },
): Promise<Request> => {
  const bytes = Uint8Array.from(new TextEncoder().encode(body));
  const timestamp = String(Math.floor(shop.clock.now / 1000));
  return new Request(`${origin}/webhooks/${provider}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': eventId,
      'webhook-timestamp': timestamp,
      'webhook-signature': await signStandard(webhookSecret, { id: eventId, timestamp, body: bytes }),
    },
    body: bytes,
  });
};

/** Sends a message for a link and returns the answer's status. */
export const sendMessage = async (shop: Shop, link: MadeLink, said: Said = {}): Promise<number> =>
  (await shop.fetch(await signedMessage(shop, link, said))).status;
