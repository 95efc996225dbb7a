import type { NoticeTemplate } from '#domain/notices/notice-texts';
import type { Locale } from '#domain/texts/text';

/** A notice as it is read. */
export interface NoticeText {
  readonly subject: string;
  readonly body: string;
}

/** `{customer}`, `{fact:survey.at}`: a place that a value fills. */
const place = /\{([a-z]+(?::[\w.-]+)?)\}/g;

/** A notice's words with their places filled, or the places that no value fills: such a notice must not go out. */
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
