import { renderNotice, type NoticeText } from '#domain/notice-text';
import { noticeWords } from '#domain/notice-texts';
import type { Locale } from '#domain/text';
import { noticeValues } from '#schedule/notice-values';
import type { TickDeps } from '#schedule/tick-deps';
import type { ClaimedNotice } from '#store/store';

/** A notice's words in a language, or why it has none; a notice with an empty place must not go out. */
export const wordNotice = (
  { ctx, flows }: TickDeps,
  notice: ClaimedNotice,
  locale: Locale,
): { readonly ok: true; readonly text: NoticeText } | { readonly ok: false; readonly error: string } => {
  const flow = flows.find(({ key }) => key === notice.flowKey);
  const words = flow === undefined ? null : noticeWords(flow, notice.key);
  if (flow === undefined || words === null) return { ok: false, error: `no words for ${notice.key}` };
  const reader = { flow, calendar: ctx.calendar, shopName: ctx.shop.name, locale, words };
  const rendered = renderNotice(words, noticeValues(notice, reader), locale);
  return rendered.ok ? rendered : { ok: false, error: `nothing is known for ${rendered.missing.join(', ')}` };
};
