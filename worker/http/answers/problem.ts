import type { Context } from 'hono';
import { problem as problemSchema, type Problem } from '#contract/jobs/job-answers';
import { problemStatuses, type ProblemStatus } from '#contract/route/client';
import { refusalFields, refusalStatus, refusalText, type Refusal } from '#domain/texts/refusal';
import { refusals } from '#domain/texts/refusal-texts';
import { text, type Locale, type Text } from '#domain/texts/text';
import type { AppEnv } from '#http/context/app-deps';

const retrySeconds = 2;
const unexpectedText = text(
  'Something went wrong on our side. Nothing was changed; tell us this number: {requestId}.',
  '系统内部出错，内容未被更改。请告知编号：{requestId}。',
  '系統內部出錯，內容未被更改。請告知編號：{requestId}。',
);

const matches: readonly (readonly [RegExp, Locale])[] = [
  [/^zh-(hant|tw|hk|mo)/, 'zh-Hant'],
  [/^zh/, 'zh-Hans'],
  [/^en/, 'en'],
];

/** The first supported language of Accept-Language. */
export const localeOf = (header: string | undefined): Locale | null => {
  const wanted = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(';q=');
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .toSorted((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const match = matches.find(([pattern]) => pattern.test(tag));
    if (match !== undefined) return match[1];
  }
  return null;
};

const readerLocale = (c: Context<AppEnv>): Locale =>
  localeOf(c.req.header('accept-language')) ?? c.get('member')?.locale ?? 'en';

const titleOf = (words: Text, locale: Locale): string => words[locale].replaceAll(/\{\w+\}/g, '…');

const send = (
  c: Context<AppEnv>,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  c.body(JSON.stringify(problem), {
    status: statusOf(problem.status),
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  });

const statusOf = (status: number): ProblemStatus => problemStatuses.find((known) => known === status) ?? 500;

/** Refusals that indicate an access attempt. They are logged with actor and route, never with the request's data. */
const denials: ReadonlySet<string> = new Set([
  'not-allowed',
  'foreign-origin',
  'signature',
  'too-many-requests',
  'too-many-letters',
]);

const logDenial = (c: Context<AppEnv>, { code }: Refusal): void => {
  if (!denials.has(code)) return;
  const actor = c.get('member')?.id ?? null;
  c.get('deps').log({ event: 'denied', code, actor, requestId: c.get('requestId'), path: c.req.routePath });
};

/** A refusal as problem+json, in the reader's language. */
export const problemOf = (
  c: Context<AppEnv>,
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = {},
): Response => {
  logDenial(c, refusal);
  const status = refusalStatus(refusal.code);
  const locale = readerLocale(c);
  const fields = refusalFields(refusal, locale);
  const { current, missing } = refusal.details;
  const step = problemSchema.shape.step.safeParse(refusal.details['step']).data;
  const retry = status === 503 ? { 'retry-after': String(retrySeconds) } : {};
  return send(
    c,
    {
      type: `urn:jobsheet:problem:${refusal.code}`,
      title: titleOf(refusals[refusal.code].text, locale),
      status,
      code: refusal.code,
      detail: refusalText(refusal, locale),
      requestId: c.get('requestId'),
      ...(fields === undefined ? {} : { fields }),
      ...(Array.isArray(missing) ? { missing } : {}),
      ...(step === undefined ? {} : { step }),
      ...(typeof current === 'object' && current !== null ? { current: { ...current } } : {}),
    },
    { ...retry, ...headers },
  );
};

/** An internal error. The answer holds its request id only. */
export const unexpectedProblem = (c: Context<AppEnv>): Response => {
  const requestId = c.get('requestId');
  const detail = unexpectedText[readerLocale(c)].replace('{requestId}', requestId);
  return send(c, {
    type: 'urn:jobsheet:problem:unexpected',
    title: titleOf(unexpectedText, readerLocale(c)),
    status: 500,
    code: 'unexpected',
    detail,
    requestId,
  });
};
