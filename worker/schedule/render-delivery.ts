import { renderNotice, type NoticeText } from '#domain/notices/notice-text';
import { noticeTemplate } from '#domain/notices/notice-texts';
import { withOwnWords, wordsKey, type OwnTemplates } from '#domain/notices/own-templates';
import type { Locale } from '#domain/texts/text';
import { noticeValues } from '#actions/notices/notice-values';
import type { TickDeps } from '#schedule/tick-deps';
import type { NoticeMessage } from '#store/notices/letter';

/**
 * Renders a notice in a language by its job's flow version and the shop's own words, or says why not. A notice with an empty placeholder must
 * not be sent.
 */
export const renderDelivery = async (
  { ctx }: TickDeps,
  message: NoticeMessage,
  { locale, words }: { readonly locale: Locale; readonly words: OwnTemplates },
): Promise<
  { readonly ok: true; readonly text: NoticeText } | { readonly ok: false; readonly error: string }
> => {
  const flow = await ctx.store.findFlow(message.flowKey, message.flowVersion);
  const ofTrade = noticeTemplate(flow, message.key);
  if (ofTrade === null) return { ok: false, error: `no words for ${message.key}` };
  const template = withOwnWords(ofTrade, words[wordsKey(message.flowKey, message.key)]);
  const reader = { flow, calendar: ctx.calendar, shopName: ctx.shop.name, locale, template };
  const rendered = renderNotice(template, noticeValues(message, reader), locale);
  return rendered.ok ? rendered : { ok: false, error: `nothing is known for ${rendered.missing.join(', ')}` };
};
