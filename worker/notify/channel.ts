import type { Locale } from '#domain/texts/text';

/** One message to one person, in that person's language. */
export interface Message {
  /** Names the message in the world; a channel that knows repeats by a key gets this one. */
  readonly effectKey: string;
  readonly to: {
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
  };
  readonly locale: Locale;
  readonly subject: string;
  readonly body: string;
}

/** `unknown`: it may have gone out; whether to send again is for a person to say. Errors hold no personal data. */
export type Sending =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'failed'; readonly isRetryable: boolean; readonly error: string }
  /** The provider takes no more today: it did not go out, and another day it may. */
  | { readonly outcome: 'limited'; readonly error: string }
  | { readonly outcome: 'unknown'; readonly error: string };

/** A way out of the house. */
export interface Channel {
  readonly key: string;
  /** Whether a message sent twice under one effect key arrives once. */
  readonly isIdempotent: boolean;
  /** Never throws: what the outside does is an outcome. */
  readonly send: (message: Message) => Promise<Sending>;
}

/** The platform's e-mail binding, as far as it is used. */
export interface MailBinding {
  readonly send: (mail: {
    readonly from: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
  }) => Promise<unknown>;
}

/** What channels are opened with. */
export interface ChannelParts {
  /** Null where the platform has none. */
  readonly mail: MailBinding | null;
  readonly mailFrom: string;
  /** Where a channel for local use writes. */
  readonly write: (line: string) => void;
}

/** A channel that may be chosen by its name. */
export interface ChannelKind {
  readonly key: string;
  readonly open: (parts: ChannelParts) => Channel;
}

/** The channel could not take the message, and never will. */
export const refused = (error: string): Sending => ({ outcome: 'failed', isRetryable: false, error });
