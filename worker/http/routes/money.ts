import { addMilestone } from '#actions/milestones/add-milestone';
import { patchMilestone } from '#actions/milestones/patch-milestone';
import { createLink } from '#actions/money/create-link';
import { recordMoney } from '#actions/money/record-money';
import { listUnmatched } from '#actions/money/list-unmatched';
import { moneyRoutes } from '#contract/routes/money';
import { refuse } from '#domain/texts/refusal';
import { partOf } from '#http/answers/job-part';
import { on, type ServedRoute } from '#http/request/serve-routes';

const defaultProvider = 'standard';

/** Routes of milestones, manual payments, payment links, and unmatched money. */
export const money: readonly ServedRoute[] = [
  on(moneyRoutes.readMilestones, ({ ctx, param }) =>
    partOf(ctx, param('id'), ({ job: { milestones } }) => ({ milestones })),
  ),
  on(moneyRoutes.addMilestone, ({ ctx, param, body }) => addMilestone(ctx, param('id'), body)),
  on(moneyRoutes.patchMilestone, ({ ctx, param, body }) => patchMilestone(ctx, param('id'), body)),
  on(moneyRoutes.readPayments, ({ ctx, param }) =>
    partOf(ctx, param('id'), ({ payments }) => ({ payments })),
  ),
  on(moneyRoutes.recordMoney, ({ ctx, param, body }) => recordMoney(ctx, param('id'), body)),
  on(moneyRoutes.createLink, ({ c, ctx, deps, param, body }) => {
    const provider = deps.findProvider(body.provider ?? defaultProvider);
    if (provider === undefined) return refuse('provider-unavailable');
    return createLink(ctx, param('id'), {
      provider,
      config: { payPageUrl: deps.settings.payPageUrl ?? '' },
      newReference: deps.newReference,
      returnUrl: `${c.get('origin')}/`,
    });
  }),
  on(moneyRoutes.listUnmatched, ({ ctx, deps }) => listUnmatched(ctx, deps.shopStore)),
];
