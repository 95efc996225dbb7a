import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Flow } from '#domain/flow/flow';
import { formatMoney } from '#domain/money/money';
import type { Locale, Text } from '#domain/texts/text';
import type { AppEnv } from '#http/context/app-deps';
import { page, readerLocale, type Html } from '#local/page';
import { sandboxRequest } from '#local/sandbox-message';
import { localTexts as t } from '#local/texts';
import type { PaymentLink } from '#domain/jobs/change';
import type { JobState } from '#domain/jobs/job';

interface Demand {
  readonly state: JobState;
  readonly flow: Flow;
  readonly link: PaymentLink;
}

/** Sends a request to the whole app, as if from the network. */
export type Send = (request: Request, c: Context<AppEnv>) => Response | Promise<Response>;

const milestoneName = ({ state, flow, link }: Demand, locale: Locale): string => {
  const milestone = state.milestones.find(({ id }) => id === link.milestoneId);
  const plan = flow.milestones.find(({ key }) => key === milestone?.key);
  return milestone?.title ?? plan?.label[locale] ?? state.job.title;
};

const details = async (c: Context<AppEnv>, demand: Demand): Promise<HtmlEscapedString> => {
  const locale = readerLocale(c);
  const { store, settings, now } = c.get('deps');
  const session = await store.loadSession(null, now());
  const { job } = demand.state;
  return html`<h1>${session.settings.shop?.name ?? settings.shop.name}</h1>
    <small>${t.sandbox[locale]}</small>
    <dl>
      <dt>${t.job[locale]}</dt>
      <dd>J-${job.number} ${job.title}</dd>
      <dt>${t.milestone[locale]}</dt>
      <dd>${milestoneName(demand, locale)}</dd>
      <dt>${t.amount[locale]}</dt>
      <dd class="amount">${formatMoney(demand.link.amountMinor, job.currency, locale)}</dd>
    </dl>`;
};

/** The return path that the shop requested, if it is on this site. */
const backPath = (c: Context<AppEnv>): string => {
  const { origin } = new URL(c.req.url);
  const wanted = c.req.query('return') ?? '/';
  if (!URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  // Two slashes at the start of a path would lead to another host.
  const path = url.pathname.replace(/^\/+/, '/');
  return url.origin === origin ? `${path}${url.search}${url.hash}` : '/';
};

const backLink = (c: Context<AppEnv>): Html =>
  html`<p><a href="${backPath(c)}">${t.back[readerLocale(c)]}</a></p>`;

const show = (c: Context<AppEnv>, body: Html, status: 200 | 404 | 502 | 503 = 200) => {
  const locale = readerLocale(c);
  return c.html(page(locale, { title: t.sandbox[locale], body }), status);
};

const form = (c: Context<AppEnv>): Html => {
  const locale = readerLocale(c);
  return html`<form method="post">
      <button class="strong" name="outcome" value="pay">${t.pay[locale]}</button>
      <button name="outcome" value="fail">${t.fail[locale]}</button>
    </form>
    <small>${t.sandboxNote[locale]}</small>
    ${backLink(c)}`;
};

const notice = (c: Context<AppEnv>, words: Text, details_: Html = html``): Html =>
  html`${details_}
    <p role="status">${words[readerLocale(c)]}</p>
    ${backLink(c)}`;

const payForm = (c: Context<AppEnv>, demand: Demand): Html =>
  demand.link.state === 'open'
    ? html`${details(c, demand)}${form(c)}`
    : notice(c, demand.link.state === 'paid' ? t.paid : t.closed, details(c, demand));

const result = async (c: Context<AppEnv>, demand: Demand, send: Send) => {
  const { settings, now, newId } = c.get('deps');
  const locale = readerLocale(c);
  const secret = settings.webhookSecrets['standard']?.[0];
  if (secret === undefined) return show(c, notice(c, t.noSecret), 503);
  const isPaid = (await c.req.parseBody())['outcome'] !== 'fail';
  const { reference, amountMinor } = demand.link;
  const tried = {
    id: newId('sbx'),
    reference,
    amountMinor,
    currency: demand.state.job.currency,
    isPaid,
    now: now(),
  };
  const request = await sandboxRequest(tried, { secret, origin: new URL(c.req.url).origin });
  const answer = await send(request, c);
  if (!answer.ok) {
    const label = t.refused[locale].replace('{status}', String(answer.status));
    return show(
      c,
      html`${details(c, demand)}
        <p role="alert">${label}</p>
        ${form(c)}`,
      502,
    );
  }
  if (isPaid) return show(c, notice(c, t.received, details(c, demand)));
  return show(
    c,
    html`${details(c, demand)}
      <p role="status">${t.failed[locale]}</p>
      ${form(c)}`,
  );
};

/** The pay page of the local run: its buttons send the same messages as a real bridge. */
export const sandboxPay = (send: Send) =>
  new Hono<AppEnv>()
    .get('/:reference', async (c) => {
      const demand = await c.get('deps').store.loadJobByLink(c.req.param('reference'));
      return demand === null ? show(c, notice(c, t.unknown), 404) : show(c, payForm(c, demand));
    })
    .post('/:reference', async (c) => {
      const demand = await c.get('deps').store.loadJobByLink(c.req.param('reference'));
      if (demand === null) return show(c, notice(c, t.unknown), 404);
      if (demand.link.state !== 'open') return show(c, payForm(c, demand));
      return result(c, demand, send);
    });
