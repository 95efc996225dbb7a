import type { FactKey } from '#domain/rules/fact';
import type { Condition } from '#domain/rules/rule';
import type { Text } from '#domain/texts/text';

/** What every standard of a checklist has. */
interface StandardBase {
  readonly key: string;
  readonly label: Text;
  /** How it is judged. */
  readonly help?: Text;
  /** The standard is asked for only while this holds. */
  readonly when?: Condition;
  readonly source: readonly string[];
}

/** A standard that a person marks: met, missed with a note, or not applicable. */
export interface MarkStandard extends StandardBase {
  readonly kind: 'mark';
}

/** A standard that a person measures. A figure outside `atLeast` and `atMost` is a miss; one outside `min` and `max` is refused. */
export interface FigureStandard extends StandardBase {
  readonly kind: 'figure';
  readonly unit?: Text;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly min?: number;
  readonly max?: number;
}

export type Standard = MarkStandard | FigureStandard;

/** What an author says of a checklist besides what every item says. */
export interface ChecklistWords {
  readonly item: 'checklist';
  readonly standards: readonly Standard[];
  /** The staff field whose person is scored; absent: nobody is. */
  readonly scores?: FactKey;
  /** The least score in percent with which it is passed. Absent: no standard is missed. */
  readonly passMark?: number;
}

type Keyed = { readonly key: FactKey };

/** The fact key of what is said of a standard. */
export const standardKey = (checklist: Keyed, { key }: Pick<Standard, 'key'>): FactKey =>
  `${checklist.key}.${key}`;

/** The fact key of the note that a miss needs. */
export const noteKey = (checklist: Keyed, standard: Pick<Standard, 'key'>): FactKey =>
  `${standardKey(checklist, standard)}.note`;

/** The facts that follow from a checklist; nobody writes them. */
export const checklistFacts = ({ key }: Keyed) =>
  ({ answered: `${key}.answered`, passed: `${key}.passed`, score: `${key}.score` }) as const;

export type Mark = 'met' | 'missed' | 'na';
