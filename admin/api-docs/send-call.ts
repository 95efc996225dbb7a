import type { Locale } from '#domain/texts/text';
import type { Operation } from './open-api.ts';

/** The typed input: parameters by name, and the body as text. */
export interface CallInput {
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The answer; `status` is 0 when the server was not reached. */
export interface CallAnswer {
  readonly status: number;
  readonly reason: string;
  readonly ms: number;
  readonly text: string;
}

const answerMs = 60_000;

/** The address of a call; empty query parameters are omitted. */
export const addressOf = ({ path, parameters }: Operation, { parameters: typed }: CallInput): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(typed[name] ?? ''));
  const query = new URLSearchParams(
    parameters.flatMap(({ in: place, name }) => {
      const value = typed[name] ?? '';
      return place === 'query' && value !== '' ? [[name, value]] : [];
    }),
  ).toString();
  return query === '' ? filled : `${filled}?${query}`;
};

const headersOf = ({ parameters, body }: Operation, input: CallInput, locale: Locale): Headers => {
  const headers = new Headers({ 'accept-language': locale });
  if (body !== null) headers.set('content-type', 'application/json');
  for (const { in: place, name } of parameters) {
    const value = input.parameters[name] ?? '';
    if (place === 'header' && value !== '') headers.set(name, value);
  }
  return headers;
};

const readable = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

/**
 * Sends the input without validating it, so that the reader sees the server's own error. The session cookie
 * is sent with it.
 */
export const sendCall = async (
  operation: Operation,
  input: CallInput,
  locale: Locale,
): Promise<CallAnswer> => {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const answer = await fetch(addressOf(operation, input), {
      method: operation.method.toUpperCase(),
      headers: headersOf(operation, input, locale),
      signal: AbortSignal.timeout(answerMs),
      ...(operation.body === null ? {} : { body: input.body }),
    });
    const text = await answer.text();
    return { status: answer.status, reason: answer.statusText, ms: took(), text: readable(text) };
  } catch {
    return { status: 0, reason: '', ms: took(), text: '' };
  }
};
