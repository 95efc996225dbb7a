import { renderNotice, type NoticeText } from '#domain/notices/notice-text';
import { noticeWords } from '#domain/notices/notice-texts';
import type { Locale } from '#domain/texts/text';
import { noticeValues } from '#schedule/notice-values';
import type { TickDeps } from '#schedule/tick-deps';
import type { NoticeLetter } from '#store/notices/letter';

/**
 * A notice's words in a language, by the flow version that its job began with, or why it has none; a notice with an
 * empty place must not go out.
 */
export const wordNotice = async (
  { ctx }: TickDeps,
  letter: NoticeLetter,
  locale: Locale,
): Promise<
  { readonly ok: true; readonly text: NoticeText } | { readonly ok: false; readonly error: string }
> => {
  const flow = await ctx.store.findFlow(letter.flowKey, letter.flowVersion);
  const words = noticeWords(flow, letter.key);
  if (words === null) return { ok: false, error: `no words for ${letter.key}` };
  const reader = { flow, calendar: ctx.calendar, shopName: ctx.shop.name, locale, words };
  const rendered = renderNotice(words, noticeValues(letter, reader), locale);
  return rendered.ok ? rendered : { ok: false, error: `nothing is known for ${rendered.missing.join(', ')}` };
};
