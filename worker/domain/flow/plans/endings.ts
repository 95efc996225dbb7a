import type { FactKey } from '#domain/rules/fact';
import type { Condition } from '#domain/rules/rule';
import type { Text } from '#domain/texts/text';

/** A way to end a job before its last stage: lost, declined, cancelled. */
export interface Exit {
  readonly key: string;
  readonly label: Text;
  /** Stages from which it may be taken; absent: all but the last. */
  readonly from?: readonly string[];
  /** Items that it is refused without, such as the reason. */
  readonly needs: readonly FactKey[];
  /** A lost prospect, or a job that ended early. */
  readonly countsAs: 'lost' | 'ended';
  readonly source: readonly string[];
}

/** What a job is opened from another one as. */
export type LinkKind = 'claim' | 'lead' | 'repeat';

/** A job that may be opened from one of this flow. */
export interface LinkedOpening {
  readonly kind: LinkKind;
  /** The trade of the new job, and its first stage; absent: the first of the trade. */
  readonly flow: string;
  readonly stage?: string;
  /** Items whose values the new job begins with; the new trade has the same keys. */
  readonly copies: readonly FactKey[];
  /** Of a claim: the yes-or-no item of the new job that says whether it is covered. */
  readonly coveredItem?: FactKey;
  readonly source: readonly string[];
}

/** When a job counts as finished, and what shows that its customer was contacted afterwards. */
export interface ContactRule {
  readonly finished: Condition;
  readonly contacted: Condition;
  readonly source: readonly string[];
}
