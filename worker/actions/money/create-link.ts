import type { Ctx } from '#actions/context';
import { decide, type Standing } from '#actions/decide';
import { allowed } from '#actions/right';
import type { LinkAnswer } from '#contract/shop-answers';
import type { Edits, PaymentLink } from '#domain/change';
import { refuse, succeed, type Result } from '#domain/refusal';
import { openMinorOf } from '#domain/stale-links';
import type { Provider, ProviderConfig } from '#payments/provider';

/** What a link is made with. */
export interface LinkMaker {
  readonly provider: Provider;
  readonly config: ProviderConfig;
  readonly newReference: () => string;
  /** Where the customer goes after paying. */
  readonly returnUrl: string;
}

const editsOf = async (
  ctx: Ctx,
  standing: Standing,
  { milestoneId, maker }: { readonly milestoneId: string; readonly maker: LinkMaker },
): Promise<Result<Edits>> => {
  const amountMinor = openMinorOf(standing.plan, standing.state, milestoneId);
  if (amountMinor <= 0) return refuse('link-not-payable');
  const { job } = standing.state;
  const reference = maker.newReference();
  const made = await maker.provider.createLink({
    reference,
    amountMinor,
    currency: job.currency,
    title: job.title,
    returnUrl: maker.returnUrl,
    config: maker.config,
  });
  if (!made.ok) return refuse('provider-unavailable');
  const link: PaymentLink = {
    id: ctx.newId('lnk'),
    reference,
    milestoneId,
    provider: maker.provider.key,
    amountMinor,
    url: made.url,
    state: 'open',
  };
  // A link for another amount would take the wrong money: one stays open.
  const closed = standing.detail.links
    .filter((one) => one.milestoneId === milestoneId && one.state === 'open')
    .map((one): PaymentLink => ({ ...one, state: 'closed' }));
  return succeed({
    action: 'create-link',
    reason: null,
    changes: [
      { path: `link:${link.id}`, before: null, after: { milestoneId, amountMinor, provider: link.provider } },
    ],
    links: [...closed, link],
  });
};

/** A payment link for what is open on a milestone; an older open link of it is closed. */
export const createLink = async (
  ctx: Ctx,
  milestoneId: string,
  maker: LinkMaker,
): Promise<Result<LinkAnswer>> => {
  const right = allowed(ctx, 'create-link');
  if (!right.ok) return right;
  return decide<LinkAnswer>(ctx, {
    load: () => ctx.store.loadJobByMilestone(milestoneId),
    baseVersion: undefined,
    make: (standing) => editsOf(ctx, standing, { milestoneId, maker }),
    answer: (detail, { links = [] }) => {
      const made = links.find(({ state }) => state === 'open');
      if (made === undefined) throw new Error('a new link is open');
      const { reference: _, ...link } = made;
      return { ...detail, link };
    },
    keepBeside: ({ link }) => ({ link }),
    status: 201,
  });
};
