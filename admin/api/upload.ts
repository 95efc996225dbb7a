import { chosenLocale } from '../texts/chosen-locale.ts';
import { elsewhereLabel, noteOperation, whoWrites } from './client.ts';
import { ProblemError, problemOf } from './problem.ts';

/** A file on its way. */
export interface Sending {
  readonly address: string;
  readonly bytes: Blob;
  readonly headers: Readonly<Record<string, string>>;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

/** Thrown for an upload that its person gave up. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** No byte went out and none came for so long, ms: the network drops packets. */
const stillMs = 60_000;

/** The digest of bytes as RFC 9530 writes it; the storage compares it with what arrived. */
const digestOf = async (bytes: Blob): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
  return `sha-256=:${btoa(String.fromCharCode(...new Uint8Array(digest)))}:`;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Sends by the old interface, because `fetch` does not tell how much has gone out. */
const request = (
  { address, bytes, onProgress, signal }: Sending,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('PUT', address);
    for (const [name, value] of Object.entries(headers)) call.setRequestHeader(name, value);
    let timer = setTimeout(() => call.abort(), stillMs);
    call.upload.addEventListener('progress', ({ loaded }) => {
      clearTimeout(timer);
      timer = setTimeout(() => call.abort(), stillMs);
      onProgress(bytes.size === 0 ? 0 : loaded / bytes.size);
    });
    const cancel = () => call.abort();
    signal.addEventListener('abort', cancel);
    call.addEventListener('loadend', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      if (signal.aborted) reject(new GivenUp());
      else if (call.status === 0) reject(new TypeError('the server was not reached'));
      else resolve({ status: call.status, text: call.responseText });
    });
    call.send(bytes);
  });

/**
 * Sends a file and resolves to the answer's JSON. Rejects with a ProblemError for a refusal, with GivenUp when it was
 * aborted, and with another error when the server was not reached.
 */
export const sendFile = async (sending: Sending): Promise<unknown> => {
  const { status, text } = await request(sending, {
    ...whoWrites(),
    ...sending.headers,
    'accept-language': chosenLocale(),
    'content-type': 'application/octet-stream',
    'content-digest': await digestOf(sending.bytes),
  });
  const data = parsed(text);
  if (status >= 300) throw new ProblemError(problemOf(status, data, elsewhereLabel));
  noteOperation();
  return data;
};
