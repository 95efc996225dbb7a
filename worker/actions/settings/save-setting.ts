import type { Ctx } from '#actions/decide/context';
import { allowed } from '#actions/decide/right';
import { logoIssue } from '#actions/settings/logo';
import { feeRows, readSettings, type SettingParts } from '#actions/settings/settings-view';
import { shopEntryOf } from '#actions/settings/shop-entry';
import type { PatchFee, PatchHours, PatchLogo, PatchShop, SettingsView } from '#contract/shop/settings';
import { isCurrency, minorDigits } from '#domain/money/money';
import { fieldIssue, type FieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import { calendarOf, type Calendar, type ShopFees } from '#domain/time/calendar';
import { firstHours, type ShopHours } from '#domain/time/opening-hours';
import { isZone } from '#domain/time/zone';

type Saved = Promise<Result<SettingsView>>;

interface Write {
  readonly key: 'shop' | 'hours' | 'fees' | 'logo';
  readonly base: number;
  readonly before: unknown;
  readonly after: unknown;
  readonly onlyWithoutJobs?: boolean;
  /** What history says instead of the values, for what is too large for it. */
  readonly recorded?: { readonly before: unknown; readonly after: unknown };
}

const isSame = (before: unknown, after: unknown): boolean => JSON.stringify(before) === JSON.stringify(after);

/** The request's context with what it wrote, for its answer. */
const withWritten = (ctx: Ctx, { key, after }: Write, calendar: Partial<Calendar>): Ctx => {
  if (key === 'logo') return ctx;
  const { zone, years, closures, hours, fees } = { ...ctx.calendar, ...calendar };
  const written = { ...ctx, calendar: calendarOf({ zone, years, closures, hours, fees }) };
  return key === 'shop' && typeof after === 'object'
    ? { ...written, shop: { ...ctx.shop, ...after } }
    : written;
};

/** Writes one setting on its base version. What is stored already is not written again. */
const save = async (ctx: Ctx, parts: SettingParts, write: Write, calendar: Partial<Calendar> = {}): Saved => {
  const { key, base, before, after, onlyWithoutJobs, recorded = { before, after } } = write;
  const answer = async (): Saved => succeed(await readSettings(withWritten(ctx, write, calendar), parts));
  if (isSame(before, after)) return answer();
  const entry = shopEntryOf(ctx, { action: 'save-setting', subject: key, ...recorded });
  const done = await parts.store.writeSetting({
    key,
    value: after,
    base,
    ...(onlyWithoutJobs === undefined ? {} : { onlyWithoutJobs }),
    entry,
  });
  if (done) return answer();
  const current = await readSettings(ctx, parts);
  return onlyWithoutJobs === true && current.hasJobs && current[key].version === base
    ? refuse('setting-fixed')
    : refuse('stale', { current: { [key]: current[key] } });
};

const shopIssues = ({ zone, currency }: PatchShop): readonly FieldIssue[] => [
  ...(zone === undefined || isZone(zone) ? [] : [fieldIssue('zone', 'not-a-zone')]),
  ...(currency === undefined || isCurrency(currency)
    ? []
    : [fieldIssue('currency', 'not-a-choice', { choices: Object.keys(minorDigits).join(', ') })]),
];

/**
 * Changes what the shop is called and where it is. The zone and the currency change only while there is no job
 * (`setting-fixed`).
 */
export const saveShop = async (ctx: Ctx, parts: SettingParts, { baseVersion, ...sent }: PatchShop): Saved => {
  const right = allowed(ctx, 'edit-shop');
  if (!right.ok) return right;
  const fields = shopIssues({ baseVersion, ...sent });
  if (fields.length > 0) return refuse('invalid-input', { fields });
  const { name, address, currency } = ctx.shop;
  const before = { name, address, zone: ctx.calendar.zone, currency };
  const { name: nextName = name, address: nextAddress = address } = sent;
  const { zone = before.zone, currency: nextCurrency = currency } = sent;
  const after = { name: nextName, address: nextAddress, zone, currency: nextCurrency };
  return save(
    ctx,
    parts,
    {
      key: 'shop',
      base: baseVersion,
      before,
      after,
      onlyWithoutJobs: after.zone !== before.zone || after.currency !== before.currency,
    },
    { zone: after.zone },
  );
};

const spanIssue = (path: string, from: string, until: string): readonly FieldIssue[] =>
  until > from ? [] : [fieldIssue(path, 'ends-before')];

const hoursIssues = ({ week, contact }: ShopHours): readonly FieldIssue[] => [
  ...week.flatMap((day, index) => (day === null ? [] : spanIssue(`week.${index}`, day.opens, day.closes))),
  // Days from Monday to Friday are worked, so that each has a closing.
  ...week.flatMap((day, index) =>
    day === null && firstHours.week[index] !== null ? [fieldIssue(`week.${index}`, 'required')] : [],
  ),
  ...spanIssue('contact', contact.from, contact.until),
];

/** Changes the hours. Open jobs are planned again by cron, for the version of their calendar is another. */
export const saveHours = async (
  ctx: Ctx,
  parts: SettingParts,
  { baseVersion, ...hours }: PatchHours,
): Saved => {
  const right = allowed(ctx, 'edit-shop');
  if (!right.ok) return right;
  const fields = hoursIssues(hours);
  if (fields.length > 0) return refuse('invalid-input', { fields });
  const { week, contact } = ctx.calendar.hours;
  return save(
    ctx,
    parts,
    { key: 'hours', base: baseVersion, before: { week, contact }, after: hours },
    { hours },
  );
};

/** Sets a fee in place of the trade's, or takes it back. It counts for jobs whose fee nobody has entered. */
export const saveFee = async (
  ctx: Ctx,
  parts: SettingParts,
  { baseVersion, name, amountMinor }: PatchFee,
): Saved => {
  const right = allowed(ctx, 'edit-shop');
  if (!right.ok) return right;
  const { fees: before } = ctx.calendar;
  if (!feeRows(parts.flows, before).some((row) => row.name === name))
    return refuse('not-found', { what: thingTexts.fee });
  const { [name]: _, ...others } = before;
  const fees: ShopFees = amountMinor === null ? others : { ...others, [name]: amountMinor };
  return save(ctx, parts, { key: 'fees', base: baseVersion, before, after: fees }, { fees });
};

/** Sets or removes the logo: a PNG or JPEG of at most 100 kB. */
export const saveLogo = async (ctx: Ctx, parts: SettingParts, { baseVersion, image }: PatchLogo): Saved => {
  const right = allowed(ctx, 'edit-shop');
  if (!right.ok) return right;
  const issue = image === null ? null : logoIssue(image);
  if (issue !== null) return refuse('invalid-input', { fields: [issue] });
  const before = (await parts.store.findSetting('logo'))?.value ?? null;
  const recorded = { before: before !== null, after: image !== null };
  return save(ctx, parts, { key: 'logo', base: baseVersion, before, after: image, recorded });
};
