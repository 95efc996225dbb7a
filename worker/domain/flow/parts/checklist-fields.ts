import type { ChecklistItem, Choice, FieldItem } from '#domain/flow/flow';
import { noteKey, standardKey, type Mark, type Standard } from '#domain/flow/parts/checklist-item';
import { partLabel, sharedOf } from '#domain/flow/parts/item-parts';
import type { FactKey } from '#domain/rules/fact';
import type { Condition } from '#domain/rules/rule';
import { text } from '#domain/texts/text';

const markChoices: readonly (Choice & { readonly key: Mark })[] = [
  { key: 'met', label: text('Met', '达标', '達標') },
  { key: 'missed', label: text('Missed', '未达标', '未達標') },
  { key: 'na', label: text('Not applicable', '不适用', '不適用') },
];

const noteText = text('note', '说明', '說明');

const allOf = (...conditions: readonly (Condition | undefined)[]): { readonly when?: Condition } => {
  const all = conditions.filter((condition) => condition !== undefined);
  const [first] = all;
  if (first === undefined) return {};
  return { when: all.length === 1 ? first : { all } };
};

/** When a standard is missed: it is marked so, or its figure is outside its bounds. Null for a figure without bounds. */
const missedWhen = (key: FactKey, standard: Standard): Condition | null => {
  if (standard.kind === 'mark') return { fact: key, is: 'missed' };
  const { atLeast, atMost } = standard;
  const within: readonly Condition[] = [
    ...(atLeast === undefined ? [] : [{ fact: key, atLeast }]),
    ...(atMost === undefined ? [] : [{ fact: key, atMost }]),
  ];
  return within.length === 0 ? null : { all: [{ fact: key }, { not: { all: within } }] };
};

const standardField = (standard: Standard): Pick<FieldItem, 'kind' | 'choices' | 'unit' | 'min' | 'max'> => {
  if (standard.kind === 'mark') return { kind: 'choice', choices: markChoices };
  const { unit, min, max } = standard;
  return {
    kind: 'number',
    ...(unit === undefined ? {} : { unit }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
};

/** The fields of a checklist: for each standard what is said of it, and the note that a miss needs. */
export const checklistFields = (item: ChecklistItem): readonly FieldItem[] => {
  const required = item.isRequired === undefined ? {} : { isRequired: item.isRequired };
  const part = { ...(item.of === undefined ? { partOf: item.key } : {}), item: 'field' as const };
  return item.standards.flatMap((standard): readonly FieldItem[] => {
    const key = standardKey(item, standard);
    const shared = { ...sharedOf(item), ...part, source: standard.source };
    const label = partLabel(item.label, standard.label);
    const missed = missedWhen(key, standard);
    const own: FieldItem = {
      ...shared,
      ...required,
      ...standardField(standard),
      ...allOf(item.when, standard.when),
      key,
      label,
    };
    if (missed === null) return [own];
    return [
      own,
      {
        ...shared,
        ...required,
        ...allOf(item.when, standard.when, missed),
        key: noteKey(item, standard),
        label: partLabel(label, noteText),
        kind: 'text',
      },
    ];
  });
};
