import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Locale } from '#domain/texts/text';
import type { AppEnv } from '#http/context/app-deps';
import { localeOf } from '#http/answers/problem';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A separate stylesheet, because the content security policy forbids inline styles. */
const stylePath = '/local/page.css';

export const pageStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1d2329, #e7eaee); --soft: light-dark(#5b6672, #9aa5b1);
  --line: light-dark(#dde2e8, #333b44); --paper: light-dark(#fff, #1b2026); --ground: light-dark(#f3f5f8, #12161b); --strong: #2563eb; }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 16px; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 560px; margin: 0 auto; padding: 24px; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
main.wide { max-width: 860px; }
h1 { margin: 0 0 4px; font-size: 20px; }
p { margin: 8px 0; }
small, .soft { color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 16px; margin: 20px 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.amount { font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; }
form { display: flex; gap: 12px; margin: 20px 0 8px; }
button { padding: 10px 24px; border: 1px solid var(--line); border-radius: 8px; background: none; color: inherit; font: inherit; cursor: pointer; }
button.strong { background: var(--strong); border-color: var(--strong); color: #fff; font-weight: 600; }
button:focus-visible, a:focus-visible { outline: 3px solid color-mix(in srgb, var(--strong) 50%, transparent); outline-offset: 2px; }
a { color: var(--strong); }
article { margin-top: 14px; padding-top: 14px; border-top: 1px solid var(--line); }
article h2 { margin: 0; font-size: 16px; }
article p { white-space: pre-wrap; }
`;

/** The first language of the reader's browser that the product has. */
export const readerLocale = (c: Context<AppEnv>): Locale => localeOf(c.req.header('accept-language')) ?? 'en';

/** A complete HTML page. Its referrer policy lets its own forms send their origin. */
export const page = (
  locale: Locale,
  { title, body, isWide = false }: { readonly title: string; readonly body: Html; readonly isWide?: boolean },
): Html =>
  html`${raw('<!doctype html>')}
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <title>${title}</title>
        <link rel="stylesheet" href="${stylePath}" />
      </head>
      <body>
        <main class="${isWide ? 'wide' : ''}">${body}</main>
      </body>
    </html>`;
