import type { Ctx } from '#actions/decide/context';
import { detailOf, foundIn } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import { noticeValues } from '#actions/notices/notice-values';
import { noticeSample } from '#actions/settings/notice-sample';
import { shopEntryOf } from '#actions/settings/shop-entry';
import type {
  NoticeTextPreview,
  NoticeTextsView,
  PreviewNoticeText,
  SaveNoticeText,
} from '#contract/shop/settings';
import type { Flow } from '#domain/flow/flow';
import { renderNotice, type NoticeText } from '#domain/notices/notice-text';
import {
  kindTemplate,
  noticeKinds,
  placesOf,
  unknownPlaces,
  withOwnWords,
  wordsKey,
  type OwnWords,
} from '#domain/notices/own-templates';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { Locale } from '#domain/texts/text';
import { thingTexts } from '#domain/texts/thing-texts';
import { ownWordsSetting } from '#store/settings/own-words';
import type { SettingStore, WordRows } from '#store/settings/setting-store';

/** A kind of notice of a trade, as an address names it. */
export interface NoticeKind {
  readonly flow: string;
  readonly key: string;
}

interface Parts {
  readonly store: SettingStore;
  readonly flows: readonly Flow[];
}

const flowIn = ({ flows }: Parts, key: string): Result<Flow> => {
  const flow = flows.find((candidate) => candidate.key === key);
  return flow === undefined ? refuse('not-found', { what: thingTexts.trade }) : succeed(flow);
};

type KindView = NoticeTextsView['kinds'][number];

const kindView = (flow: Flow, key: string, { words, versions }: WordRows): readonly KindView[] => {
  const ofTrade = kindTemplate(flow, key);
  if (ofTrade === null) return [];
  const name = wordsKey(flow.key, key);
  const own = words[name];
  const { label, subject, body } = withOwnWords(ofTrade, own);
  const textIn = (locale: Locale) => ({
    subject: subject[locale],
    body: body[locale],
    isOwn: own?.[locale] !== undefined,
  });
  return [
    {
      key,
      label: { ...label },
      version: versions[name] ?? 0,
      places: [...placesOf(flow, key)],
      texts: { en: textIn('en'), 'zh-Hans': textIn('zh-Hans'), 'zh-Hant': textIn('zh-Hant') },
    },
  ];
};

const viewOf = async ({ store }: Parts, flow: Flow): Promise<NoticeTextsView> => {
  const rows = await store.ownTemplates();
  return { kinds: noticeKinds(flow).flatMap((key) => kindView(flow, key, rows)) };
};

/** The words of a trade's notices in its newest version, the shop's own in their place. */
export const readNoticeTexts = async (
  ctx: Ctx,
  parts: Parts,
  flowKey: string,
): Promise<Result<NoticeTextsView>> => {
  const right = allowed(ctx, 'edit-shop');
  if (!right.ok) return right;
  const flow = flowIn(parts, flowKey);
  return flow.ok ? succeed(await viewOf(parts, flow.value)) : flow;
};

const checkWords = (flow: Flow, key: string, text: NoticeText): Result<null> => {
  if (!noticeKinds(flow).includes(key)) return refuse('not-found', { what: thingTexts.notice });
  const parts = { subject: { subject: text.subject, body: '' }, body: { subject: '', body: text.body } };
  const fields = Object.entries(parts).flatMap(([path, words]) => {
    const places = unknownPlaces(flow, key, words);
    return places.length === 0
      ? []
      : [fieldIssue(path, 'unknown-place', { places: places.map((place) => `{${place}}`).join(' ') })];
  });
  return fields.length === 0 ? succeed(null) : refuse('invalid-input', { fields });
};

const wordsAfter = (before: OwnWords, input: SaveNoticeText): OwnWords => {
  const { [input.locale]: _, ...others } = before;
  return 'isReset' in input
    ? others
    : { ...others, [input.locale]: { subject: input.subject, body: input.body } };
};

const writeWords = async (
  ctx: Ctx,
  parts: Parts,
  { flow, key }: { readonly flow: Flow; readonly key: string },
  input: SaveNoticeText,
): Promise<Result<NoticeTextsView>> => {
  const name = wordsKey(flow.key, key);
  const { locale, baseVersion: base } = input;
  const before = (await parts.store.ownTemplates()).words[name] ?? {};
  const after = wordsAfter(before, input);
  if (JSON.stringify(after) === JSON.stringify(before)) return succeed(await viewOf(parts, flow));
  const entry = shopEntryOf(ctx, {
    action: 'isReset' in input ? 'reset-notice-text' : 'save-notice-text',
    subject: `${name}/${locale}`,
    before: before[locale] ?? null,
    after: after[locale] ?? null,
  });
  const done = await parts.store.writeSetting({ key: ownWordsSetting(name), value: after, base, entry });
  const view = await viewOf(parts, flow);
  if (done) return succeed(view);
  const current = view.kinds.find((kind) => kind.key === key);
  return refuse('stale', { current: { version: current?.version, ...current?.texts[locale] } });
};

/**
 * Writes a notice in the shop's own words in one language, or takes back the trade's. Words with an unknown place are
 * refused by its name. They count from the next run of cron, for notices that are planned already too.
 */
export const saveNoticeText = async (
  ctx: Ctx,
  parts: Parts,
  { flow: flowKey, key }: NoticeKind,
  input: SaveNoticeText,
): Promise<Result<NoticeTextsView>> => {
  const right = allowed(ctx, 'edit-shop');
  if (!right.ok) return right;
  const flow = flowIn(parts, flowKey);
  if (!flow.ok) return flow;
  const text = 'isReset' in input ? { subject: '', body: '' } : input;
  const checked = checkWords(flow.value, key, text);
  if (!checked.ok) return checked;
  return writeWords(ctx, parts, { flow: flow.value, key }, input);
};

const wordsIn = (locale: Locale, { subject, body }: NoticeText): OwnWords => ({
  [locale]: { subject, body },
});

/** What a notice in these words would say to the customer of a job. Nothing is written. */
export const previewNoticeText = async (
  ctx: Ctx,
  parts: Parts,
  { flow: flowKey, key }: NoticeKind,
  { jobId, locale, subject, body }: PreviewNoticeText,
): Promise<Result<NoticeTextPreview>> => {
  const right = allowed(ctx, 'edit-shop');
  if (!right.ok) return right;
  const flow = flowIn(parts, flowKey);
  if (!flow.ok) return flow;
  const checked = checkWords(flow.value, key, { subject, body });
  if (!checked.ok) return checked;
  const found = foundIn(ctx, await ctx.store.loadJob(jobId));
  if (!found.ok) return found;
  const loaded = found.value;
  const ofTrade = kindTemplate(loaded.flow, key);
  if (loaded.state.job.flowKey !== flowKey || ofTrade === null) return refuse('job-of-other-trade');
  const template = withOwnWords(ofTrade, wordsIn(locale, { subject, body }));
  const message = noticeSample(loaded, detailOf(ctx, loaded), key);
  const reader = { flow: loaded.flow, calendar: ctx.calendar, shopName: ctx.shop.name, locale, template };
  const values = noticeValues(message, reader);
  const rendered = renderNotice(template, values, locale);
  if (rendered.ok) return succeed({ ...rendered.text, empty: [] });
  const preview = renderNotice(
    template,
    { ...values, ...Object.fromEntries(rendered.missing.map((name) => [name, `{${name}}`])) },
    locale,
  );
  return succeed({ ...(preview.ok ? preview.text : { subject, body }), empty: [...rendered.missing] });
};
