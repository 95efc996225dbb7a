import { Hono, type Context } from 'hono';
import { html, raw } from 'hono/html';
import { z } from 'zod';
import { receiverName } from '#domain/notices/notice-texts';
import { clockOf, dateOf, type Instant } from '#domain/time/day';
import type { Locale } from '#domain/texts/text';
import { refuse } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';
import type { AppEnv } from '#http/context/app-deps';
import { problemOf } from '#http/answers/problem';
import { keptLetters, type KeptLetter } from '#local/letters';
import type { Send } from '#local/sandbox-pay';
import { smsRequest } from '#local/sandbox-message';
import { page, readerLocale, type Html } from '#local/page';
import { localTexts as t } from '#local/texts';
import type { NoticeRow } from '#store/shop-store';

// More rows are read than shown, because scheduled notices are among them.
const readMax = 3_000;

interface OutboxView {
  readonly locale: Locale;
  readonly zone: string;
  /** The numbers that notices went to, by their ids. */
  readonly phones: ReadonlyMap<string, string>;
}

const recipient = ({ notice, customerName }: NoticeRow, locale: Locale): string => {
  const { to } = notice;
  if (to === 'customer') return `${t.customer[locale]}: ${customerName}`;
  if (typeof to === 'object' && 'person' in to) return receiverName(to);
  return `${t.staff[locale]}: ${receiverName(to)}`;
};

const article = (row: NoticeRow, sentAt: Instant, view: OutboxView): Html => {
  const { notice, jobNumber } = row;
  const phone = view.phones.get(notice.id);
  const when = `${dateOf(sentAt, view.zone)} ${clockOf(sentAt, view.zone)}`;
  return html`<article data-key="${notice.key}">
    <h2>${notice.subject}</h2>
    <small>${when} · ${notice.channel} · ${recipient(row, view.locale)} · J-${jobNumber}</small>
    <p>${notice.body}</p>
    ${phone === undefined ? '' : replyForm(phone, view)}
  </article>`;
};

/** Answers a text message as its recipient would. */
const replyForm = (phone: string, { locale }: OutboxView): Html =>
  html`<form method="post" action="/local/outbox/reply">
    <input type="hidden" name="from" value="${phone}" />
    <input name="text" required maxlength="500" aria-label="${t.replyText[locale]}" />
    <button>${t.reply[locale]}</button>
  </form>`;

const link = /https?:\/\/\S+/;

/** The text of a letter, its link to be opened. */
const withLink = (body: string): Html => {
  const url = link.exec(body)?.[0];
  if (url === undefined) return html`${body}`;
  const [before = '', after = ''] = body.split(url);
  return html`${before}<a href="${url}">${url}</a>${after}`;
};

/** A letter with its words; one that encloses a document leads to it as a mail program shows it. */
const letterArticle = (letter: KeptLetter, view: OutboxView): Html => {
  const { effectKey, sentAt, to, subject, body } = letter;
  const when = `${dateOf(sentAt, view.zone)} ${clockOf(sentAt, view.zone)}`;
  const at = `/local/outbox/letters?key=${encodeURIComponent(effectKey)}`;
  return html`<article data-key="letter">
    <h2>${subject}</h2>
    <small>${when} · ${to.name} · ${to.email}</small>
    ${letter.html === undefined ? '' : html`<p><a href="${at}">${t.letter[view.locale]}</a></p>`}
    <p>${withLink(body)}</p>
  </article>`;
};

/** A letter carries its styles with it, because mail programs drop style sheets; it does nothing else. */
const letterPolicy = "default-src 'none'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

const phonesOf = async (d1: D1Database): Promise<ReadonlyMap<string, string>> => {
  const { results } = await d1
    .prepare('select notice_id as id, phone_key as phone from notice_delivery where phone_key is not null')
    .all<{ readonly id: string; readonly phone: string }>();
  return new Map(results.map(({ id, phone }) => [id, phone]));
};

const replyInput = z.object({ from: z.string().min(1), text: z.string().trim().min(1).max(500) });

/** Sends what the form says as a gateway would: signed, to the real webhook. */
const sendReply = async (c: Context<AppEnv>, send: Send): Promise<Response> => {
  const { settings, now, newId } = c.get('deps');
  const secret = settings.webhookSecrets['smsin']?.[0];
  if (secret === undefined) return c.text(t.noSmsSecret[readerLocale(c)], 503);
  const input = replyInput.safeParse(await c.req.parseBody());
  if (!input.success) return c.redirect('/local/outbox', 303);
  const message = { ...input.data, id: newId('msg'), now: now() };
  const request = await smsRequest(message, { secret, origin: new URL(c.req.url).origin });
  const answer = await send(request, c);
  return answer.ok ? c.redirect('/local/outbox', 303) : c.text(await answer.text(), 502);
};

/** The outbox page: letters to colleagues and customers, then sent notices of the local database with channel, recipient and text. */
export const outbox = (send: Send) =>
  new Hono<AppEnv>()
    .get('/letters', (c) => {
      const letter = keptLetters().find(({ effectKey }) => effectKey === c.req.query('key'));
      if (letter?.html === undefined)
        return problemOf(c, refuse('not-found', { what: thingTexts.notice }).refusal);
      c.set('contentPolicy', letterPolicy);
      return c.html(page(letter.locale, { title: letter.subject, body: raw(letter.html), isWide: true }));
    })
    .post('/reply', (c) => sendReply(c, send))
    .get('/', async (c) => {
      const { shopStore, store, now } = c.get('deps');
      const locale = readerLocale(c);
      const rows = await shopStore.notices({ limit: readMax });
      const sent = rows
        .flatMap((row) => (row.notice.sentAt === null ? [] : [{ row, sentAt: row.notice.sentAt }]))
        .toSorted((a, b) => b.sentAt - a.sentAt);
      await store.loadSession(null, now());
      const view = { locale, zone: store.zone(), phones: await phonesOf(c.env.DB) };
      const letters = keptLetters().map((letter) => letterArticle(letter, view));
      const body = html`<h1>${t.outbox[locale]}</h1>
        <small>${t.outboxNote[locale]}</small>
        ${letters}
        ${sent.length + letters.length === 0 ? html`<p>${t.outboxEmpty[locale]}</p>` : sent.map(({ row, sentAt }) => article(row, sentAt, view))}`;
      return c.html(page(locale, { title: t.outbox[locale], body, isWide: true }));
    });
