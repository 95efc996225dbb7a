import type { RefusalEntry } from '#domain/texts/refusal-entry';
import { refusals } from '#domain/texts/refusal-texts';
import type { Locale, Text } from '#domain/texts/text';

export type RefusalCode = keyof typeof refusals;

export type RefusalDetails = Readonly<Record<string, unknown>>;

/** A refusal by a rule: its code, and the details for its text and its reader. Never thrown. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

/** A successful Result with its value. */
export const succeed = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

/** A refused Result with its code and the details of its text. */
export const refuse = (
  code: RefusalCode,
  details: RefusalDetails = {},
): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: { code, details },
});

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh-Hans' in value && 'zh-Hant' in value;

const formatDetail = (value: unknown, locale: Locale): string => {
  if (isText(value)) return value[locale];
  if (Array.isArray(value))
    return value.map((item) => formatDetail(item, locale)).join(locale === 'en' ? ', ' : '、');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** A refusal's text in a language, with its placeholders filled from the details. */
export const refusalText = ({ code, details }: Refusal, locale: Locale): string =>
  refusals[code].text[locale].replace(/\{(\w+)\}/g, (_, name: string) => formatDetail(details[name], locale));

const formatField = (field: unknown, locale: Locale): readonly { path: string; message: string }[] =>
  typeof field === 'object' && field !== null && 'path' in field && 'message' in field
    ? [{ path: String(field.path), message: formatDetail(field.message, locale) }]
    : [];

/** The fields that a refusal names, with their messages in a language; undefined when it names none. */
export const refusalFields = (
  { details: { fields } }: Refusal,
  locale: Locale,
): { path: string; message: string }[] | undefined =>
  Array.isArray(fields) ? fields.flatMap((field) => formatField(field, locale)) : undefined;

/** The HTTP status of a code. */
export const refusalStatus = (code: RefusalCode): RefusalEntry['status'] => refusals[code].status;
