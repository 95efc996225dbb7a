import type { Ctx } from '#actions/decide/context';
import { decide, type Standing } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { LinkAnswer } from '#contract/shop/shop-answers';
import type { Edits, FieldChange, PaymentLink } from '#domain/jobs/change';
import type { Currency } from '#domain/money/money';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { openMinorOf } from '#domain/jobs/stale-links';
import { thingTexts } from '#domain/texts/thing-texts';
import type { LinkOutcome, Provider, ProviderConfig } from '#payments/provider';

/** What a link is made with. */
export interface LinkMaker {
  readonly provider: Provider;
  readonly config: ProviderConfig;
  readonly newReference: () => string;
  /** Where the customer goes after paying. */
  readonly returnUrl: string;
}

/** A link whose row stands, with what the provider is told of its job. */
interface BegunLink {
  readonly link: PaymentLink;
  readonly jobId: string;
  readonly title: string;
  readonly currency: Currency;
}

const nothing: Edits = { action: 'create-link', reason: null, changes: [] };

/** The row of the link, or the one that was begun before for the same money and never finished. */
const begin = (
  ctx: Ctx,
  { plan, state, detail }: Standing,
  { milestoneId, maker }: { readonly milestoneId: string; readonly maker: LinkMaker },
): Result<{ readonly link: PaymentLink; readonly edits: Edits }> => {
  const amountMinor = openMinorOf(plan, state, milestoneId);
  if (amountMinor <= 0) return refuse('link-not-payable');
  const { key: provider } = maker.provider;
  const begun = detail.links.find(
    (one) => one.state === 'creating' && one.milestoneId === milestoneId && one.provider === provider,
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

/** Writes the row of the link before anybody outside hears of it: a crash after that leaves a link that can be found. */
const beginLink = async (ctx: Ctx, milestoneId: string, maker: LinkMaker): Promise<Result<BegunLink>> => {
  const { once: _, ...without } = ctx;
  const held: { begun: BegunLink | null } = { begun: null };
  const begun = await decide<JobDetail>(without, {
    load: () => ctx.store.loadJobByMilestone(milestoneId),
    baseVersion: undefined,
    make: (standing) => {
      const made = begin(ctx, standing, { milestoneId, maker });
      if (!made.ok) return made;
      const { id: jobId, title, currency } = standing.state.job;
      held.begun = { link: made.value.link, jobId, title, currency };
      return succeed(made.value.edits);
    },
    answer: (detail) => detail,
    status: 201,
  });
  if (!begun.ok) return begun;
  if (held.begun === null) throw new Error('a link that was begun has a row');
  return succeed(held.begun);
};

const moved = (link: PaymentLink, state: PaymentLink['state']): FieldChange => ({
  path: `link:${link.id}.state`,
  before: link.state,
  after: state,
});

/** Opens the link at its address, and closes the older ones of its milestone: they would take the money again. */
const finish = (
  { detail }: Standing,
  linkId: string,
  made: LinkOutcome,
): Result<{ readonly link: PaymentLink; readonly edits: Edits }> => {
  const link = detail.links.find(({ id }) => id === linkId);
  if (link === undefined) return refuse('not-found', { what: thingTexts.job });
  // Another who asked for it at the same time was faster.
  if (link.state === 'open') return succeed({ link, edits: nothing });
  // Paid or re-priced while the provider was asked: its address would ask for the wrong money.
  if (link.state !== 'creating') return refuse('stale');
  const finished: PaymentLink = made.ok
    ? { ...link, url: made.url, state: 'open' }
    : { ...link, state: 'closed' };
  const older = made.ok
    ? detail.links.filter((one) => one.milestoneId === link.milestoneId && one.state === 'open')
    : [];
  return succeed({
    link: finished,
    edits: {
      ...nothing,
      changes: [moved(link, finished.state), ...older.map((one) => moved(one, 'closed'))],
      links: [...older.map((one): PaymentLink => ({ ...one, state: 'closed' })), finished],
    },
  });
};

const finishLink = async (
  ctx: Ctx,
  { jobId, link: { id } }: BegunLink,
  made: LinkOutcome,
): Promise<Result<LinkAnswer>> => {
  const held: { link: PaymentLink | null } = { link: null };
  return decide<LinkAnswer>(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: undefined,
    make: (standing) => {
      const finished = finish(standing, id, made);
      if (!finished.ok) return finished;
      held.link = finished.value.link;
      return succeed(finished.value.edits);
    },
    answer: (detail) => {
      if (held.link === null) throw new Error('a link that was finished has a row');
      const { reference: _, ...shown } = held.link;
      return { ...detail, link: shown };
    },
    keepBeside: ({ link }) => ({ link }),
    status: 201,
  });
};

/** Asks the provider once, outside of any retry; null where it cannot be reached. */
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
 * A payment link for what is open on a milestone. Its row is written first, then the provider is asked, then the address
 * is stored and an older open link of the milestone closed. Where the provider does not answer the row stays as it was
 * begun, and whoever asks again goes on with it under the same key: no second link is made.
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
  const made = await askProvider(begun.value, maker);
  if (made === null) return refuse('provider-unavailable');
  if (made.ok) return finishLink(ctx, begun.value, made);
  const { once: _, ...without } = ctx;
  const closed = await finishLink(without, begun.value, made);
  return closed.ok ? refuse('provider-unavailable') : closed;
};
