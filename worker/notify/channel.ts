import type { Locale } from '#domain/texts/text';

/** One message to one person, in that person's language. */
export interface Message {
  /** The message's idempotency key, passed to channels that detect repeats. */
  readonly effectKey: string;
  readonly to: {
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
  };
  readonly locale: Locale;
  readonly subject: string;
  readonly body: string;
  /** The same as HTML; channels that show none send the body. */
  readonly html?: string;
}

/**
 * `unknown`: the message may have been sent; a person decides whether to send it again. Errors hold no personal data.
 */
export type Sending =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'failed'; readonly isRetryable: boolean; readonly error: string }
  /** The provider's daily limit is reached: the message was not sent and can be sent another day. */
  | { readonly outcome: 'limited'; readonly error: string }
  | { readonly outcome: 'unknown'; readonly error: string };

/** A notice channel. */
export interface Channel {
  readonly key: string;
  /** Whether the channel delivers a repeated effect key once. */
  readonly isIdempotent: boolean;
  /** Never throws: every failure of the provider is an outcome. */
  readonly send: (message: Message) => Promise<Sending>;
}

/** The used part of the platform's e-mail binding. */
export interface MailBinding {
  readonly send: (mail: {
    readonly from: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly html?: string;
  }) => Promise<unknown>;
}

/** The dependencies of channels. */
export interface ChannelParts {
  /** Null when the platform has no e-mail binding. */
  readonly mail: MailBinding | null;
  readonly mailFrom: string;
  /** The output of a channel for local use. */
  readonly write: (line: string) => void;
}

/** A channel with the name that settings choose it by. */
export interface ChannelKind {
  readonly key: string;
  readonly open: (parts: ChannelParts) => Channel;
}

/** The outcome of a permanent failure. */
export const refused = (error: string): Sending => ({ outcome: 'failed', isRetryable: false, error });
