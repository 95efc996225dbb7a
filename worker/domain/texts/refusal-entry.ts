import type { Text } from '#domain/texts/text';

/** A refusal's HTTP status and text. */
export interface RefusalEntry {
  /** HTTP status by kind: 422 malformed input, 403 not allowed, 404 not there, 409 against a rule or stale, 503 try again. */
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 411 | 413 | 415 | 422 | 426 | 429 | 503;
  /** What happened, to what, and what to do; placeholders in braces are filled from the refusal's details. */
  readonly text: Text;
}
