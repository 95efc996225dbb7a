import { type Instant } from '#domain/time/day';

/** Tolerance either side of the message's own time, in seconds (standardwebhooks.com). */
const toleranceSeconds = 300;

const signaturesMax = 8;
const secretsMax = 4;
const secretBytesMin = 16;
const idMax = 256;
const secretPrefix = 'whsec_';
const version = 'v1,';
const timestampPattern = /^\d{1,12}$/;

/** The signed parts of a message. */
export interface SignedMessage {
  readonly id: string;
  /** Whole seconds since 1970, as the header carries them. */
  readonly timestamp: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

const bytesOfBase64 = (text: string): Uint8Array<ArrayBuffer> | null => {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
};

const secretBytes = (secret: string): Uint8Array<ArrayBuffer> | null =>
  bytesOfBase64(secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret);

/** Why a secret is unusable or guessable; null for a good one. */
export const standardSecretIssue = (secret: string): string | null => {
  const bytes = secretBytes(secret);
  if (bytes === null) return 'not base64';
  return bytes.length < secretBytesMin ? `shorter than ${secretBytesMin} bytes` : null;
};

const keyOf = async (secret: string): Promise<CryptoKey | null> => {
  const bytes = secretBytes(secret);
  if (bytes === null || bytes.length === 0) return null;
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
};

const contentOf = ({ id, timestamp, body }: SignedMessage): Uint8Array<ArrayBuffer> => {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content;
};

/** Signature header of a message under one secret; throws on a secret that is not base64. */
export const signStandard = async (secret: string, message: SignedMessage): Promise<string> => {
  const key = await keyOf(secret);
  if (key === null) throw new TypeError('the webhook secret is not base64');
  const signature = await crypto.subtle.sign('HMAC', key, contentOf(message));
  return `${version}${btoa(String.fromCharCode(...new Uint8Array(signature)))}`;
};

/** Reads the three headers; null where one is missing, oversized or the time is outside the tolerance. */
export const readStandardHeaders = (
  headers: Headers,
  now: Instant,
): { readonly id: string; readonly timestamp: string; readonly signatures: readonly string[] } | null => {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  if (id === '' || id.length > idMax || !timestampPattern.test(timestamp)) return null;
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > toleranceSeconds) return null;
  const signatures = (headers.get('webhook-signature') ?? '')
    .split(' ')
    .filter((signature) => signature.startsWith(version))
    .slice(0, signaturesMax);
  return { id, timestamp, signatures };
};

/** Whether any of the signatures is valid for the message under any of the secrets. */
export const isSignedStandard = async (
  message: SignedMessage,
  signatures: readonly string[],
  secrets: readonly string[],
): Promise<boolean> => {
  const content = contentOf(message);
  for (const secret of secrets.slice(0, secretsMax)) {
    const key = await keyOf(secret);
    if (key === null) continue;
    for (const signature of signatures) {
      const bytes = bytesOfBase64(signature.slice(version.length));
      if (bytes !== null && (await crypto.subtle.verify('HMAC', key, bytes, content))) return true;
    }
  }
  return false;
};
