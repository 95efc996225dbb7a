import { useState } from 'react';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { CatalogueItem } from '#contract/shop/catalogue';
import type { Flow } from '#domain/flow/flow';
import { isCountable, lineAmount } from '#domain/lines/line-amounts';
import { formatMoney, type Currency } from '#domain/money/money';
import type { FieldValue } from '#domain/rules/fact';
import type { Locale } from '#domain/texts/text';
import { warrantyClasses } from '#domain/warranties/coverage';
import { inputText, parseAmount, parseInput } from '../../fields/value-text.ts';
import type { LineInput } from '../../sync/job-calls.ts';

export type LineView = JobDetail['lines'][number];

/** A line as it is typed. */
export interface LineDraft {
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly amount: string;
  readonly tag: string;
  readonly warranty: string;
  readonly owner: string;
  readonly catalogueId: string | null;
  readonly values: Readonly<Record<string, string>>;
}

const blank: LineDraft = {
  description: '',
  quantity: '1',
  unit: '',
  unitPrice: '',
  amount: '',
  tag: '',
  warranty: '',
  owner: '',
  catalogueId: null,
  values: {},
};

const moneyInput = (minor: number | null, currency: Currency): string =>
  minor === null ? '' : inputText('money', minor, '', currency);

/** A line that stands, as it would be typed. */
const draftOf = (line: LineView, currency: Currency): LineDraft => ({
  description: line.description,
  quantity: String(line.quantity),
  unit: line.unit ?? '',
  unitPrice: moneyInput(line.unitMinor, currency),
  amount: line.unitMinor === null ? moneyInput(line.amountMinor, currency) : '',
  tag: line.tags[0] ?? '',
  warranty: line.class ?? '',
  owner: line.changeOrderId ?? '',
  catalogueId: line.catalogueId,
  values: Object.fromEntries(Object.entries(line.values).map(([key, value]) => [key, String(value)])),
});

interface Reading {
  readonly flow: Flow;
  readonly currency: Currency;
  readonly zone: string;
}

const valuesOf = (
  { values }: LineDraft,
  { flow, currency, zone }: Reading,
): Readonly<Record<string, FieldValue | null>> | null => {
  const read: Record<string, FieldValue | null> = {};
  for (const { key, kind } of flow.lines?.fields ?? []) {
    const typed = values[key];
    if (typed === undefined) continue;
    const parsed = parseInput(kind, typed, zone, currency);
    if (!parsed.ok) return null;
    read[key] = kind === 'yesno' && parsed.value !== null ? parsed.value === 'true' : parsed.value;
  }
  return read;
};

type Price = Pick<LineInput, 'unitMinor' | 'amountMinor'> & { readonly shownMinor: number };

/** The price of a draft: by the unit, or of the whole; null while it cannot be read. */
const priceOf = ({ unitPrice, amount, quantity }: LineDraft, currency: Currency): Price | null => {
  if (unitPrice.trim() === '') {
    const parsed = parseAmount(amount, currency);
    return parsed.ok ? { unitMinor: null, amountMinor: parsed.value, shownMinor: parsed.value } : null;
  }
  const unit = parseAmount(unitPrice, currency);
  const count = Number(quantity);
  if (!unit.ok || !Number.isFinite(count) || count < 0 || !isCountable(count)) return null;
  return { unitMinor: unit.value, shownMinor: lineAmount(count, unit.value) };
};

/** The request of a draft; null while something of it cannot be read. */
const inputOf = (draft: LineDraft, reading: Reading): Omit<LineInput, 'isDone'> | null => {
  const price = priceOf(draft, reading.currency);
  const values = valuesOf(draft, reading);
  const quantity = Number(draft.quantity);
  const description = draft.description.trim();
  if (price === null || values === null || description === '' || !(quantity >= 0)) return null;
  const { shownMinor: _, ...written } = price;
  return {
    description,
    quantity,
    ...written,
    tags: draft.tag === '' ? [] : [draft.tag],
    class: draft.warranty === '' ? null : draft.warranty,
    unit: draft.unit.trim() === '' ? null : draft.unit.trim(),
    catalogueId: draft.catalogueId,
    changeOrderId: draft.owner === '' ? null : draft.owner,
    values,
  };
};

/** A draft with what an item of the price list fills in, of which only the words of the trade count. */
const pickedInto = (draft: LineDraft, item: CatalogueItem, { flow, currency }: Reading): LineDraft => ({
  ...draft,
  description: item.name,
  unit: item.unit ?? '',
  unitPrice: item.currency === currency ? moneyInput(item.priceMinor, currency) : draft.unitPrice,
  amount: '',
  tag: item.tags.find((tag) => flow.lineTags.some(({ key }) => key === tag)) ?? '',
  warranty: warrantyClasses(flow).some(({ key }) => key === item.warranty) ? (item.warranty ?? '') : '',
  catalogueId: item.id,
});

/** What is typed of a line, what it amounts to, and the request that it makes. */
export const useLineDraft = (line: LineView | null, reading: Reading, locale: Locale) => {
  const first = line === null ? blank : draftOf(line, reading.currency);
  const [draft, setDraft] = useState(first);
  const price = priceOf(draft, reading.currency);
  return {
    draft,
    set: (change: Partial<LineDraft>) => setDraft((before) => ({ ...before, ...change })),
    pick: (item: CatalogueItem) => setDraft((before) => pickedInto(before, item, reading)),
    clear: () => setDraft(blank),
    input: inputOf(draft, reading),
    /** Empty while the amount is typed, or not known. */
    amountText:
      draft.unitPrice.trim() === '' || price === null
        ? ''
        : formatMoney(price.shownMinor, reading.currency, locale),
  };
};
