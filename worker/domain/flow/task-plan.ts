import type { Source } from '#domain/flow/flow';
import type { Holding, Who } from '#domain/flow/who';
import type { FactKey, FieldValue } from '#domain/rules/fact';
import type { Condition, Offset, Rule } from '#domain/rules/rule';
import type { Text } from '#domain/texts/text';

/** The result that a task asks for: an entry of a list, begun with the preset cells. */
export interface Asks {
  readonly list: FactKey;
  readonly preset: Readonly<Record<FactKey, FieldValue>>;
  /** Only entries count that were begun at a job version not before this fact's: a new quote is told of anew. */
  readonly since?: FactKey;
  /** Read in an entry that has the preset: whether it closes the task. One that does not leaves the task open. */
  readonly closes: Condition;
}

/** Who is told of a task that is still open so long after its due. */
export interface ClimbPlan {
  readonly after: Offset;
  readonly to: 'owner' | 'managers' | Who;
}

export interface TaskPlan {
  readonly key: string;
  readonly label: Text;
  /** Staff field of the person; without it, or when it is empty, the job's assignee. */
  readonly assignee?: FactKey;
  /** In place of `assignee`: a person, or a duty, one of whose keepers takes the task. */
  readonly who?: Holding;
  readonly due: Rule;
  /** The condition from which on the task exists. */
  readonly startsWhen?: Condition;
  readonly doneWhen: Condition;
  /** The task is closed by its result only, and by no tick. Of a task of an entry, results count that were begun after it. */
  readonly asks?: Asks;
  /** After an entry that did not close it, its person is told again so much later. */
  readonly again?: Offset;
  /** The assignee and the managers are notified when the task is still open this long after its due. */
  readonly escalatesAfter?: Offset;
  /** In place of `escalatesAfter`: each step up. */
  readonly climbs?: readonly ClimbPlan[];
  /** What to say: the texts whose condition holds. */
  readonly script?: readonly { readonly when?: Condition; readonly text: Text }[];
  /** It stays open work when the job is closed. */
  readonly afterClosing?: true;
  /** A field with an agreed later date, which replaces the rule. */
  readonly agreedDateField?: FactKey;
  /** A list: the task stands once for each entry, and its rules are read in the entry. */
  readonly forEach?: FactKey;
  readonly source: Source;
}
