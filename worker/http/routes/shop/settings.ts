import { mayDo } from '#actions/decide/right';
import { readClosureMoves, saveClosure } from '#actions/settings/closures';
import { previewNoticeText, readNoticeTexts, saveNoticeText } from '#actions/settings/notice-texts';
import { saveFee, saveHours, saveLogo, saveShop } from '#actions/settings/save-setting';
import { readSettings, type SettingParts } from '#actions/settings/settings-view';
import { settingRoutes } from '#contract/routes/shop/settings';
import { refuse, succeed } from '#domain/texts/refusal';
import { calendarAnswer } from '#http/answers/calendar-answer';
import type { AppDeps } from '#http/context/app-deps';
import { on, type ServedRoute } from '#http/request/serve-routes';
import { webhookHealth } from '#http/webhooks/webhook-health';

const deploymentOf = ({ settings }: AppDeps, origin: string): SettingParts['deployment'] => [
  { name: 'NOTICE_CHANNEL', value: settings.noticeChannel },
  { name: 'MAIL_FROM', value: settings.mailFrom },
  { name: 'PUBLIC_URL', value: settings.publicUrl ?? origin },
  { name: 'PAY_PAGE_URL', value: settings.payPageUrl ?? '' },
];

interface Served {
  readonly c: { readonly get: (name: 'origin') => string };
  readonly deps: AppDeps;
}

const partsOf = ({ c, deps }: Served): SettingParts => {
  const origin = c.get('origin');
  return {
    store: deps.shopStore,
    flows: deps.flows,
    deployment: deploymentOf(deps, origin),
    webhooks: async () => {
      const { webhookRefusals } = await deps.store.health(deps.now());
      return webhookHealth(deps, webhookRefusals).map((health) => ({
        ...health,
        address: `${origin}/webhooks/${health.provider}`,
      }));
    },
  };
};

const textParts = ({ shopStore, flows }: AppDeps) => ({ store: shopStore, flows });

/** Routes of the shop's settings. */
export const settings: readonly ServedRoute[] = [
  on(settingRoutes.readSettings, async ({ c, ctx, deps }) =>
    succeed(await readSettings(ctx, partsOf({ c, deps }))),
  ),
  on(settingRoutes.patchShop, ({ c, ctx, deps, body }) => saveShop(ctx, partsOf({ c, deps }), body)),
  on(settingRoutes.patchHours, ({ c, ctx, deps, body }) => saveHours(ctx, partsOf({ c, deps }), body)),
  on(settingRoutes.patchFee, ({ c, ctx, deps, body }) => saveFee(ctx, partsOf({ c, deps }), body)),
  on(settingRoutes.patchLogo, ({ c, ctx, deps, body }) => saveLogo(ctx, partsOf({ c, deps }), body)),
  on(settingRoutes.readHistory, async ({ ctx, deps, query }) =>
    mayDo(ctx, 'edit-shop')
      ? succeed(await deps.shopStore.shopHistory(query.before))
      : refuse('not-allowed', { right: 'edit-shop' }),
  ),
  on(settingRoutes.readClosureMoves, ({ ctx, deps, query }) => readClosureMoves(ctx, deps.shopStore, query)),
  on(settingRoutes.saveClosure, async ({ ctx, deps, body }) => {
    const saved = await saveClosure(ctx, deps.shopStore, body);
    return saved.ok ? succeed(calendarAnswer(saved.value)) : saved;
  }),
  on(settingRoutes.readNoticeTexts, ({ ctx, deps, param }) =>
    readNoticeTexts(ctx, textParts(deps), param('flow')),
  ),
  on(settingRoutes.saveNoticeText, ({ ctx, deps, param, body }) =>
    saveNoticeText(ctx, textParts(deps), { flow: param('flow'), key: param('key') }, body),
  ),
  on(settingRoutes.previewNoticeText, ({ ctx, deps, param, body }) =>
    previewNoticeText(ctx, textParts(deps), { flow: param('flow'), key: param('key') }, body),
  ),
];
