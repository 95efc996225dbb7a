import type { NoticeTemplate } from '#domain/notices/notice-texts';
import type { Locale } from '#domain/texts/text';

/** The text of a notice to one recipient. */
export interface NoticeText {
  readonly subject: string;
  readonly body: string;
}

/** A placeholder: `{customer}`, `{fact:survey.at}`. */
const place = /\{([a-z]+(?::[\w.-]+)?)\}/g;

/**
 * Fills the placeholders of a notice. When some have no value it returns them instead, and the notice must
 * not be sent.
 */
export const renderNotice = (
  label: NoticeTemplate,
  values: Readonly<Record<string, string>>,
  locale: Locale,
):
  | { readonly ok: true; readonly text: NoticeText }
  | { readonly ok: false; readonly missing: readonly string[] } => {
  const missing = new Set<string>();
  const fill = (template: string): string =>
    template.replace(place, (_, name: string) => {
      const value = values[name];
      if (value === undefined) missing.add(name);
      return value ?? '';
    });
  const text = { subject: fill(label.subject[locale]), body: fill(label.body[locale]) };
  return missing.size > 0 ? { ok: false, missing: [...missing] } : { ok: true, text };
};
