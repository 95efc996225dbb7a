import { Hono } from 'hono';
import { html } from 'hono/html';
import type { NoticePlan } from '#domain/flow/flow';
import { recipientName } from '#domain/notices/notice-texts';
import { clockOf, dateOf, type Instant } from '#domain/time/day';
import type { Locale } from '#domain/texts/text';
import type { AppEnv } from '#http/context/app-deps';
import { page, readerLocale, type Html } from '#local/page';
import { localTexts as t } from '#local/texts';
import type { NoticeRow } from '#store/shop-store';

// More rows are read than shown, because scheduled notices are among them.
const readMax = 3_000;

const recipient = ({ notice, customerName }: NoticeRow, locale: Locale): string => {
  const to: NoticePlan['to'] = notice.to;
  if (to === 'customer') return `${t.customer[locale]}: ${customerName}`;
  if (typeof to === 'object' && 'person' in to) return recipientName(to);
  return `${t.staff[locale]}: ${recipientName(to)}`;
};

const article = (
  row: NoticeRow,
  sentAt: Instant,
  view: { readonly locale: Locale; readonly zone: string },
): Html => {
  const { notice, jobNumber } = row;
  const when = `${dateOf(sentAt, view.zone)} ${clockOf(sentAt, view.zone)}`;
  return html`<article data-key="${notice.key}">
    <h2>${notice.subject}</h2>
    <small>${when} · ${notice.channel} · ${recipient(row, view.locale)} · J-${jobNumber}</small>
    <p>${notice.body}</p>
  </article>`;
};

/** The outbox page: sent notices of the local database with channel, recipient and text. */
export const outbox = new Hono<AppEnv>().get('/', async (c) => {
  const { shopStore, settings } = c.get('deps');
  const locale = readerLocale(c);
  const rows = await shopStore.notices({ limit: readMax });
  const sent = rows
    .flatMap((row) => (row.notice.sentAt === null ? [] : [{ row, sentAt: row.notice.sentAt }]))
    .toSorted((a, b) => b.sentAt - a.sentAt);
  const view = { locale, zone: settings.shop.zone };
  const body = html`<h1>${t.outbox[locale]}</h1>
    <small>${t.outboxNote[locale]}</small>
    ${sent.length === 0 ? html`<p>${t.outboxEmpty[locale]}</p>` : sent.map(({ row, sentAt }) => article(row, sentAt, view))}`;
  return c.html(page(locale, { title: t.outbox[locale], body, isWide: true }));
});
