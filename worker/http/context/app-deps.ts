import type { Ctx } from '#actions/decide/context';
import type { RetryTimer } from '#actions/decide/retry';
import type { JobListQuery } from '#contract/sheet/job-list';
import type { Result } from '#domain/texts/refusal';
import type { Instant } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import type { HolidayYear } from '#domain/time/calendars/year';
import type { FileStorage } from '#files/storage';
import type { Live } from '#live/open-live';
import type { Message, Sending } from '#notify/channel';
import type { Provider } from '#payments/provider';
import type { WebhookSecret } from '#payments/webhook-secrets';
import type { ShopStore } from '#store/shop-store';
import type { Store } from '#store/store';
import type { Member } from '#store/people/member';
import type { CountTries } from '#store/people/try-counts';
import type { Auth } from '#http/context/auth';
import type { Env, Settings } from '#worker/env';

/** The dependencies of the HTTP application and the tick. The entry creates them; tests create their own. */
export interface AppDeps {
  readonly settings: Settings;
  readonly store: Store;
  readonly shopStore: ShopStore;
  /** Counts sign-in tries; null without rate limits, in the local run. */
  readonly countTries: CountTries | null;
  readonly authFor: (origin: string) => Auth;
  /** Sends one letter to a colleague, outside the notices of jobs. */
  readonly sendLetter: (message: Message) => Promise<Sending>;
  readonly now: () => Instant;
  readonly newId: (prefix: string) => string;
  /** Delays between the tries of a commit that lost its race. */
  readonly retryTimer: RetryTimer;
  readonly hash: Ctx['hash'];
  /** Sends a letter by the channel of notices. */
  readonly sendMessage: Ctx['sendMessage'];
  readonly flows: readonly Flow[];
  readonly years: readonly HolidayYear[];
  /** Writes one line of JSON to the log; never personal data. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
  readonly isLocal: boolean;
  /** Whether each provider's messages can be verified. */
  readonly webhookSecrets: readonly WebhookSecret[];
  readonly findProvider: (key: string) => Provider | undefined;
  readonly newReference: () => string;
  /** The secret of a feed's address: 32 random bytes, base64url. */
  readonly newSecret: () => string;
  /** Where files are kept; null where no bucket is bound. */
  readonly storage: FileStorage | null;
  /** Publishes changes to connected clients. */
  readonly live: Live;
}

export interface Variables {
  readonly deps: AppDeps;
  readonly requestId: string;
  readonly origin: string;
  /** Set by the session middleware. */
  readonly ctx: Ctx;
  readonly member: Member;
  /** Undefined for a route whose body is a file. */
  readonly bodyBytes: Uint8Array<ArrayBuffer> | undefined;
  /** Replaces `no-store`, for an answer without personal data. */
  readonly cacheControl: string | undefined;
  /** The query of a list, if it was read before routing. */
  readonly listQuery: Result<JobListQuery> | undefined;
  /** Replaces the content security policy, for a file. */
  readonly contentPolicy: string | undefined;
  /** The body, if it was read before routing. */
  readonly readBody: JsonBody | undefined;
}

/** A JSON body: `bytes` is null beyond the size limit; `value` is undefined when it is not JSON. */
export interface JsonBody {
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly value: unknown;
}

export interface AppEnv {
  Bindings: Env;
  Variables: Variables;
}
