import { refused, type ChannelKind, type Sending } from '#notify/channel';

// The binding's error codes (developers.cloudflare.com/email-service). A refusal with a code did not go out; an error
// of the service itself, or one without a code, may have.
const retryableCodes: ReadonlySet<string> = new Set(['E_DELIVERY_FAILED', 'E_RATE_LIMIT_EXCEEDED']);
// The account's daily quota (developers.cloudflare.com/email-service/platform/limits): a retry on the same
// day would fail.
const dailyCodes: ReadonlySet<string> = new Set(['E_DAILY_LIMIT_EXCEEDED']);
const ambiguousCodes: ReadonlySet<string> = new Set(['E_INTERNAL_SERVER_ERROR']);
const codePattern = /^E_[A-Z_]{1,60}$/;

const addressPattern = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}$/;
const subjectMax = 200;

const codeOf = (error: unknown): string | null => {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && codePattern.test(code) ? code : null;
};

const failureOf = (error: unknown): Sending => {
  const code = codeOf(error);
  if (code === null || ambiguousCodes.has(code)) return { outcome: 'unknown', error: code ?? 'no answer' };
  if (dailyCodes.has(code)) return { outcome: 'limited', error: code };
  return { outcome: 'failed', isRetryable: retryableCodes.has(code), error: code };
};

/**
 * Sends e-mail, plain or with HTML beside it, by the platform's binding. The binding does not detect repeats, so a lost answer stays
 * unknown.
 */
export const emailChannel: ChannelKind = {
  key: 'email',
  open: ({ mail, mailFrom }) => ({
    key: 'email',
    isIdempotent: false,
    send: async ({ to, subject, body, html }) => {
      if (mail === null) return { outcome: 'failed', isRetryable: true, error: 'e-mail is not set up' };
      if (to.email === null || !addressPattern.test(to.email)) return refused('no e-mail address');
      // A header is one line.
      const line = subject.replaceAll(/[\r\n]+/g, ' ').slice(0, subjectMax);
      try {
        const parts = html === undefined ? { text: body } : { text: body, html };
        await mail.send({ from: mailFrom, to: to.email, subject: line, ...parts });
        return { outcome: 'sent' };
      } catch (error) {
        return failureOf(error);
      }
    },
  }),
};
