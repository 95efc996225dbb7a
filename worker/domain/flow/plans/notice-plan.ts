import type { Source } from '#domain/flow/flow';
import type { Receiver } from '#domain/flow/who';
import type { FactKey } from '#domain/rules/fact';
import type { Condition, Offset, Rule } from '#domain/rules/rule';
import type { Text } from '#domain/texts/text';

export type NoticeChannel = 'sms' | 'email';

export interface NoticePlan {
  readonly key: string;
  readonly label: Text;
  readonly to: Receiver;
  /** The channel by which it must go; absent: the shop's own. Without a phone or an address for it, it fails. */
  readonly via?: NoticeChannel;
  /** The list that keeps what the recipient replied. */
  readonly reply?: FactKey;
  /** True when it is sent for a closed job too. */
  readonly afterClosing?: true;
  readonly send: Rule;
  readonly when?: Condition;
  /** The notice is no longer sent once this holds. */
  readonly until?: Condition;
  /** How long after its time the notice is useful; later it is missed and not sent. */
  readonly validFor: Offset;
  /** A list: the notice is planned once for each entry, and its rules and words are read in the entry. */
  readonly forEach?: FactKey;
  readonly subject: Text;
  /** Placeholders in braces: {customer}, {job}, {amount}, {due}, {shop}, {date}, and {fact:key}. */
  readonly body: Text;
  readonly source: Source;
}
