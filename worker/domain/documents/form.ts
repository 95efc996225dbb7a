import { compile, type CompiledFlow } from '#domain/flow/compile/compile';
import type { Choice, DocumentItem, FieldItem, Flow } from '#domain/flow/flow';
import { bareName, builtInPlaces, factOfPlace, placesOfBlock, type Block } from '#domain/flow/template';
import type { FactKey } from '#domain/rules/fact';
import { text, type Text } from '#domain/texts/text';

/** How a value is called and shown. */
export interface PlaceForm {
  readonly label: Text;
  readonly kind: FieldItem['kind'] | 'check';
  readonly unit?: Text;
  readonly choices?: readonly Choice[];
}

/**
 * A template with all words that it needs of its flow, so that it can be rendered out without the flow. It follows from the
 * version of the flow alone, and is sealed with the data.
 */
export interface DocumentForm {
  readonly key: FactKey;
  readonly title: Text;
  readonly blocks: readonly Block[];
  readonly places: Readonly<Record<string, PlaceForm>>;
  /** Items of lists, by their keys. */
  readonly columns: Readonly<Record<FactKey, PlaceForm>>;
  readonly milestones: Readonly<Record<string, Text>>;
  readonly warranties: Readonly<Record<string, Text>>;
  readonly roles: Readonly<Record<string, Text>>;
  readonly lists: Readonly<Record<FactKey, Text>>;
}

type FlowOfForm = Pick<Flow, 'items' | 'tasks' | 'milestones' | 'warranties' | 'excluded' | 'crewRoles'>;

const formOfItem = ({ itemsByKey }: CompiledFlow, key: FactKey): PlaceForm => {
  const item = itemsByKey.get(key);
  if (item?.item === 'field') {
    const { label, kind, unit, choices } = item;
    return {
      label,
      kind,
      ...(unit === undefined ? {} : { unit }),
      ...(choices === undefined ? {} : { choices }),
    };
  }
  return { label: item?.label ?? text(key, key, key), kind: 'check' };
};

const formOfPlace = (compiled: CompiledFlow, name: string): PlaceForm => {
  const fact = factOfPlace(name);
  if (fact !== null) return formOfItem(compiled, fact);
  const { label = text(name, name, name), kind = 'text' } = builtInPlaces[name] ?? {};
  return { label, kind };
};

const labelsOf = (
  isUsed: boolean,
  plans: readonly { readonly key: string; readonly label: Text }[],
): Readonly<Record<string, Text>> =>
  isUsed ? Object.fromEntries(plans.map(({ key, label }) => [key, label])) : {};

/** The form of a document in its flow; null for a document without a template. */
export const formOf = (
  flow: FlowOfForm,
  { key, label, template }: Pick<DocumentItem, 'key' | 'label' | 'template'>,
): DocumentForm | null => {
  if (template === undefined) return null;
  const { blocks } = template;
  const compiled = compile(flow);
  const names = new Set(blocks.flatMap(placesOfBlock).map(bareName));
  const columns = blocks.flatMap((block) => (block.block === 'list' ? block.columns : []));
  const lists = blocks.flatMap((block) => (block.block === 'list' ? [block.list] : []));
  const uses = (kind: Block['block']): boolean => blocks.some(({ block }) => block === kind);
  return {
    key,
    title: label,
    blocks,
    places: Object.fromEntries([...names].map((name) => [name, formOfPlace(compiled, name)])),
    columns: Object.fromEntries(columns.map((column) => [column, formOfItem(compiled, column)])),
    milestones: labelsOf(uses('milestones'), flow.milestones),
    warranties: labelsOf(uses('warranties'), [...flow.warranties, ...(flow.excluded ?? [])]),
    roles: labelsOf(uses('crew'), flow.crewRoles),
    lists: Object.fromEntries(lists.map((list) => [list, formOfItem(compiled, list).label])),
  };
};
