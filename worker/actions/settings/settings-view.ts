import type { Ctx } from '#actions/decide/context';
import { mayDo } from '#actions/decide/right';
import type { WebhookHealth } from '#contract/shop/shop-answers';
import type { SettingsView } from '#contract/shop/settings';
import { compile } from '#domain/flow/compile/compile';
import type { Flow } from '#domain/flow/flow';
import { feeName } from '#domain/jobs/suggestion';
import type { ShopFees } from '#domain/time/calendar';
import type { SettingStore } from '#store/settings/setting-store';

/** What the settings are made of, besides the request. */
export interface SettingParts {
  readonly store: SettingStore;
  readonly flows: readonly Flow[];
  /** What the deployment sets, for people to see; secrets are not among it. */
  readonly deployment: SettingsView['deployment'];
  /** The state of each provider's webhook, with its address; read only for those who may see it. */
  readonly webhooks: () => Promise<readonly (WebhookHealth & { readonly address: string })[]>;
}

type FeeRow = SettingsView['fees']['rows'][number];

/** Every row of the trades' fee tables, each name once, with what the shop has set for it. */
export const feeRows = (flows: readonly Flow[], fees: ShopFees): readonly FeeRow[] => {
  const rows = new Map<string, FeeRow>();
  for (const flow of flows)
    for (const item of compile(flow).items) {
      if (item.item !== 'field' || item.suggests === undefined || !('fees' in item.suggests)) continue;
      for (const { when, label, amountMinor } of item.suggests.fees) {
        const name = feeName(item.key, when);
        if (!rows.has(name))
          rows.set(name, {
            name,
            field: item.key,
            label: { ...label },
            tradeMinor: amountMinor,
            ownMinor: fees[name] ?? null,
          });
      }
    }
  return [...rows.values()];
};

const imageOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The settings as they are after all writes, also those of this request. */
export const readSettings = async (ctx: Ctx, parts: SettingParts): Promise<SettingsView> => {
  const seesPayments = mayDo(ctx, 'read-unmatched');
  const [{ rows, hasJobs, lastMessages }, webhooks] = await Promise.all([
    parts.store.settings(),
    seesPayments ? parts.webhooks() : null,
  ]);
  const version = (key: string): number => rows[key]?.version ?? 0;
  const { shop, calendar } = ctx;
  const { hours, fees, zone } = calendar;
  return {
    shop: { ...shop, zone, version: version('shop') },
    hours: { week: [...hours.week], contact: { ...hours.contact }, version: version('hours') },
    fees: { version: version('fees'), rows: [...feeRows(parts.flows, fees)] },
    logo: { version: version('logo'), image: imageOf(rows['logo']?.value) },
    hasJobs,
    deployment: parts.deployment,
    payments:
      webhooks?.map(({ provider, secret, issue, address, refused, lastRefusedAt, lastRefusedWhy }) => ({
        provider,
        secret,
        issue,
        address,
        lastMessageAt: lastMessages[provider] ?? null,
        refused,
        lastRefusedAt,
        lastRefusedWhy,
      })) ?? null,
  };
};
