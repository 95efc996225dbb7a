import type { Ctx } from '#actions/decide/context';
import { decide, type JobSnapshot } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { LinkAnswer } from '#contract/shop/shop-answers';
import type { Edits, FieldChange, PaymentLink } from '#domain/jobs/change';
import type { Currency } from '#domain/money/money';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { demandMinorOf } from '#domain/jobs/stale-links';
import { thingTexts } from '#domain/texts/thing-texts';
import type { LinkOutcome, Provider, ProviderConfig } from '#payments/provider';

/** The dependencies for creating a payment link. */
export interface LinkMaker {
  readonly provider: Provider;
  readonly config: ProviderConfig;
  readonly newReference: () => string;
  /** Where the customer goes after paying. */
  readonly returnUrl: string;
}

/** A link whose row is written, with the job's data for the provider. */
interface BegunLink {
  readonly link: PaymentLink;
  readonly jobId: string;
  readonly title: string;
  readonly currency: Currency;
}

const nothing: Edits = { action: 'create-link', reason: null, changes: [] };

/** The link's row, or the unfinished one of an earlier try for the same amount. */
const begin = (
  ctx: Ctx,
  { plan, state, detail }: JobSnapshot,
  { milestoneId, maker }: { readonly milestoneId: string; readonly maker: LinkMaker },
): Result<{ readonly link: PaymentLink; readonly edits: Edits }> => {
  const amountMinor = demandMinorOf(plan, state, milestoneId);
  if (amountMinor <= 0) return refuse('link-not-payable');
  const { key: provider } = maker.provider;
  const begun = detail.links.find(
    (link) => link.state === 'creating' && link.milestoneId === milestoneId && link.provider === provider,
  );
  if (begun !== undefined) return succeed({ link: begun, edits: nothing });
  const link: PaymentLink = {
    id: ctx.newId('lnk'),
    reference: maker.newReference(),
    milestoneId,
    provider,
    amountMinor,
    url: '',
    state: 'creating',
  };
  const after = { milestoneId, amountMinor, provider };
  return succeed({
    link,
    edits: { ...nothing, changes: [{ path: `link:${link.id}`, before: null, after }], links: [link] },
  });
};

/** Writes the link's row before the provider is called, so that a crash leaves a link that can be found. */
const beginLink = async (ctx: Ctx, milestoneId: string, maker: LinkMaker): Promise<Result<BegunLink>> => {
  const { once: _, ...without } = ctx;
  const held: { begun: BegunLink | null } = { begun: null };
  const begun = await decide<JobDetail>(without, {
    load: () => ctx.store.loadJobByMilestone(milestoneId),
    baseVersion: undefined,
    apply: (snapshot) => {
      const result = begin(ctx, snapshot, { milestoneId, maker });
      if (!result.ok) return result;
      const { id: jobId, title, currency } = snapshot.state.job;
      held.begun = { link: result.value.link, jobId, title, currency };
      return succeed(result.value.edits);
    },
    answer: (detail) => detail,
    status: 201,
  });
  if (!begun.ok) return begun;
  if (held.begun === null) throw new Error('a link that was begun has a row');
  return succeed(held.begun);
};

const changed = (link: PaymentLink, state: PaymentLink['state']): FieldChange => ({
  path: `link:${link.id}.state`,
  before: link.state,
  after: state,
});

/** Opens the link at its URL and closes the milestone's older links, which would take the money twice. */
const finish = (
  { detail }: JobSnapshot,
  linkId: string,
  linkOutcome: LinkOutcome,
): Result<{ readonly link: PaymentLink; readonly edits: Edits }> => {
  const link = detail.links.find(({ id }) => id === linkId);
  if (link === undefined) return refuse('not-found', { what: thingTexts.job });
  // A concurrent request for the same link was faster.
  if (link.state === 'open') return succeed({ link, edits: nothing });
  // The milestone was paid or re-priced during the provider's call, so the link's amount is wrong.
  if (link.state !== 'creating') return refuse('stale');
  const finished: PaymentLink = linkOutcome.ok
    ? { ...link, url: linkOutcome.url, state: 'open' }
    : { ...link, state: 'closed' };
  const older = linkOutcome.ok
    ? detail.links.filter(
        (candidate) => candidate.milestoneId === link.milestoneId && candidate.state === 'open',
      )
    : [];
  return succeed({
    link: finished,
    edits: {
      ...nothing,
      changes: [changed(link, finished.state), ...older.map((paymentLink) => changed(paymentLink, 'closed'))],
      links: [...older.map((paymentLink): PaymentLink => ({ ...paymentLink, state: 'closed' })), finished],
    },
  });
};

const finishLink = async (
  ctx: Ctx,
  { jobId, link: { id } }: BegunLink,
  linkOutcome: LinkOutcome,
): Promise<Result<LinkAnswer>> => {
  const held: { link: PaymentLink | null } = { link: null };
  return decide<LinkAnswer>(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: undefined,
    apply: (snapshot) => {
      const finished = finish(snapshot, id, linkOutcome);
      if (!finished.ok) return finished;
      held.link = finished.value.link;
      return succeed(finished.value.edits);
    },
    answer: (detail) => {
      if (held.link === null) throw new Error('a link that was finished has a row');
      const { reference: _, ...visible } = held.link;
      return { ...detail, link: visible };
    },
    idempotentExtras: ({ link }) => ({ link }),
    status: 201,
  });
};

/** Calls the provider once, outside of any retry; null when it is unreachable. */
const askProvider = async (
  { link, title, currency }: BegunLink,
  { provider, config, returnUrl }: LinkMaker,
): Promise<LinkOutcome | null> => {
  const { id: idempotencyKey, reference, amountMinor } = link;
  try {
    return await provider.createLink({
      idempotencyKey,
      reference,
      amountMinor,
      currency,
      title,
      returnUrl,
      config,
    });
  } catch {
    return null;
  }
};

/**
 * Creates a payment link for the open amount of a milestone and the change orders that it carries. The row is written first, then the provider is called,
 * then the URL is stored and an older open link of the milestone is closed. When the provider does not answer, the row
 * stays unfinished and the next request continues it under the same key, so that no second link is created.
 */
export const createLink = async (
  ctx: Ctx,
  milestoneId: string,
  maker: LinkMaker,
): Promise<Result<LinkAnswer>> => {
  const right = allowed(ctx, 'create-link');
  if (!right.ok) return right;
  const begun = await beginLink(ctx, milestoneId, maker);
  if (!begun.ok) return begun;
  const created = await askProvider(begun.value, maker);
  if (created === null) return refuse('provider-unavailable');
  if (created.ok) return finishLink(ctx, begun.value, created);
  const { once: _, ...without } = ctx;
  const closed = await finishLink(without, begun.value, created);
  return closed.ok ? refuse('provider-unavailable') : closed;
};
