import type { DocumentItem, Flow } from '#domain/flow/flow';
import { issue, type FlowIssue } from '#domain/flow/check/issue';
import type { References } from '#domain/flow/check/references';
import { itemsOf } from '#domain/flow/items-of';
import {
  bareName,
  builtInPlaces,
  factOfPlace,
  placesIn,
  type Block,
  type PlaceName,
} from '#domain/flow/template';
import { locales, type Text } from '#domain/texts/text';

type BlockOf<Kind extends Block['block']> = Extract<Block, { readonly block: Kind }>;

/** The flow whose document is checked, and the names that it may use. */
interface Checking {
  readonly flow: Flow;
  readonly names: References;
  readonly item: DocumentItem;
}

/** What a place or a column may show: fields and ticks. */
const shownKinds = new Set(['field', 'check']);

const checkPlace = ({ flow, names, item }: Checking, name: PlaceName, at: string): readonly FlowIssue[] => {
  const fact = factOfPlace(name);
  if (fact === null) {
    if (builtInPlaces[bareName(name)] === undefined) return [issue('bad-placeholder', at, name)];
    return bareName(name) === 'document:attached' && item.attaches === undefined
      ? [issue('bad-placeholder', at, `${name}, and the document attaches nothing`)]
      : [];
  }
  const unknown = names.fact(fact, at);
  if (unknown.length > 0) return unknown;
  const found = itemsOf(flow).find(({ key }) => key === fact);
  return found !== undefined && shownKinds.has(found.item)
    ? []
    : [issue('wrong-field-kind', at, `${fact} has no value to show`)];
};

const checkWords = (checking: Checking, words: Text, at: string): readonly FlowIssue[] => {
  const inOrder = (names: readonly PlaceName[]): string => names.toSorted().join(' ');
  const used = placesIn(words.en);
  return [
    ...used.flatMap((name) => checkPlace(checking, name, at)),
    ...locales
      .filter((locale) => inOrder(placesIn(words[locale])) !== inOrder(used))
      .map((locale) => issue('bad-placeholder', at, `${locale} names others than en`)),
  ];
};

const checkFields = (checking: Checking, { places }: BlockOf<'fields'>, at: string): readonly FlowIssue[] =>
  places.length === 0
    ? [issue('empty-group', at, 'no places')]
    : places.flatMap((name) => checkPlace(checking, name, at));

const checkListBlock = (
  { flow, names }: Checking,
  { list, columns }: BlockOf<'list'>,
  at: string,
): readonly FlowIssue[] => [
  ...names.list(list, at),
  ...(columns.length === 0 ? [issue('empty-group', at, 'no columns')] : []),
  ...columns
    .filter(
      (column) =>
        !itemsOf(flow).some(({ key, of, item }) => key === column && of === list && shownKinds.has(item)),
    )
    .map((column) => issue('unknown-fact', at, `${column} is no value of ${list}`)),
];

const checkCrew = ({ flow }: Checking, { roles }: BlockOf<'crew'>, at: string): readonly FlowIssue[] => {
  if (flow.crewRoles.length === 0) return [issue('empty-group', at, 'the flow has no crew')];
  return (roles ?? [])
    .filter((role) => !flow.crewRoles.some(({ key }) => key === role))
    .map((role) => issue('unknown-fact', at, `no role ${role}`));
};

const checkParts = ({ parts }: BlockOf<'parts'>, at: string): readonly FlowIssue[] => [
  ...(parts.length === 0 ? [issue('empty-group', at, 'no parts')] : []),
  ...parts
    .filter(({ key }, index) => parts.findIndex((part) => part.key === key) < index)
    .map(({ key }) => issue('duplicate-key', at, key)),
];

const checkSignatures = (
  { item }: Checking,
  { parties }: BlockOf<'signatures'>,
  at: string,
): readonly FlowIssue[] => [
  ...(parties.length === 0 ? [issue('empty-group', at, 'nobody signs')] : []),
  ...(item.states.includes('signed') ? [] : [issue('bad-document', at, `${item.key} is never signed`)]),
];

const checkRows = (
  { flow, names }: Checking,
  block: BlockOf<'lines' | 'milestones' | 'warranties'>,
  at: string,
): readonly FlowIssue[] => {
  if (block.block === 'lines') return block.tag === undefined ? [] : names.lineTag(block.tag, at);
  return flow[block.block].length > 0 ? [] : [issue('empty-group', at, `the flow has no ${block.block}`)];
};

const checkBlock = (checking: Checking, block: Block, at: string): readonly FlowIssue[] => {
  switch (block.block) {
    case 'heading':
    case 'text':
      return checkWords(checking, block.text, `${at}.text`);
    case 'fields':
      return checkFields(checking, block, at);
    case 'list':
      return checkListBlock(checking, block, at);
    case 'crew':
      return checkCrew(checking, block, at);
    case 'lines':
    case 'milestones':
    case 'warranties':
      return checkRows(checking, block, at);
    case 'parts':
      return checkParts(block, at);
    case 'extras':
      return [];
    case 'signatures':
      return checkSignatures(checking, block, at);
  }
};

/** Checks a document's template: each place, list, role and party that its blocks name is there, in each language. */
export const checkTemplate = (
  flow: Flow,
  item: DocumentItem,
  { at, names }: { readonly at: string; readonly names: References },
): readonly FlowIssue[] => {
  const { template } = item;
  if (template === undefined) return [];
  const checking = { flow, names, item };
  const partBlocks = template.blocks.filter(({ block }) => block === 'parts').length;
  return [
    ...(template.blocks.length === 0 ? [issue('empty-group', `${at}.template`, 'no blocks')] : []),
    ...(partBlocks > 1
      ? [issue('bad-document', `${at}.template`, 'parts in two places: their keys must be unique')]
      : []),
    ...template.blocks.flatMap((block, index) =>
      checkBlock(checking, block, `${at}.template.blocks[${index}]`),
    ),
  ];
};
