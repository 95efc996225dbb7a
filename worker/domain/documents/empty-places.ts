import { crewOfBlock, linesOfBlock } from '#domain/documents/document-rows';
import type { DocumentForm } from '#domain/documents/form';
import {
  bareName,
  builtInPlaces,
  factOfPlace,
  mayBeEmpty,
  placesOfBlock,
  type Block,
} from '#domain/flow/template';
import type { FactKey } from '#domain/rules/fact';
import type { Frozen, FrozenMilestone } from '#domain/rules/frozen';
import { text, type Text } from '#domain/texts/text';

/** A milestone of the plan; its amount is null while it is unknown. */
export interface SourceMilestone extends Omit<FrozenMilestone, 'amountMinor'> {
  readonly amountMinor: number | null;
}

/** A place that has nothing to state, and where it is entered. */
export interface EmptyPlace {
  /** `fact:area`, `lines`, `part:flowers`. */
  readonly place: string;
  readonly label: Text;
  /** The item, list or virtual fact to fill in; null where it is entered with the filing. */
  readonly item: FactKey | null;
  /** The milestone whose amount is unknown. */
  readonly milestone?: string;
}

const rowLabels = {
  lines: text('Line items', '明细', '明細'),
  crew: text('Crew and suppliers', '人员与供应商', '人員與供應商'),
  milestones: text('Milestones with their amounts', '款项节点及金额', '款項節點及金額'),
  warranties: text('Warranties', '保修', '保修'),
} as const;

const emptyRoles = (
  block: Extract<Block, { readonly block: 'crew' }>,
  data: Frozen,
  form: DocumentForm,
): readonly EmptyPlace[] => {
  const crew = crewOfBlock(block, data.crew ?? []);
  if (block.roles === undefined)
    return crew.length > 0 ? [] : [{ place: 'crew', label: rowLabels.crew, item: null }];
  return block.roles
    .filter((role) => !crew.some((booking) => booking.role === role))
    .map((role) => ({
      place: `crew:${role}`,
      label: form.roles[role] ?? rowLabels.crew,
      item: `crew.${role}`,
    }));
};

const emptyList = (
  { list }: Extract<Block, { readonly block: 'list' }>,
  { lists = {} }: Frozen,
  form: DocumentForm,
): readonly EmptyPlace[] =>
  (lists[list] ?? []).length > 0
    ? []
    : [{ place: `list:${list}`, label: form.lists[list] ?? rowLabels.lines, item: list }];

const emptyIf = (isEmpty: boolean, place: Exclude<keyof typeof rowLabels, 'crew'>): readonly EmptyPlace[] =>
  isEmpty ? [{ place, label: rowLabels[place], item: null }] : [];

/** Names the rows that a block needs and the job lacks. */
const emptyRows = (block: Block, data: Frozen, form: DocumentForm): readonly EmptyPlace[] => {
  if ('mayBeEmpty' in block) return [];
  switch (block.block) {
    case 'lines':
      return emptyIf(linesOfBlock(block, data.lines ?? []).length === 0, 'lines');
    case 'crew':
      return emptyRoles(block, data, form);
    case 'milestones':
    case 'warranties':
      return emptyIf(data[block.block]?.length === 0, block.block);
    case 'list':
      return emptyList(block, data, form);
    default:
      return [];
  }
};

const emptyPlaces = (form: DocumentForm, block: Block, places: Frozen['places']): readonly EmptyPlace[] =>
  placesOfBlock(block)
    .filter((name) => !mayBeEmpty(name) && places[bareName(name)] === undefined)
    .map((name) => ({
      place: name,
      label: form.places[name]?.label ?? text(name, name, name),
      item: factOfPlace(name) ?? builtInPlaces[name]?.item ?? null,
    }));

const emptyParts = (block: Block, texts: Readonly<Record<string, string>>): readonly EmptyPlace[] =>
  block.block === 'parts'
    ? block.parts
        .filter(({ key, mayBeEmpty: isOptional }) => isOptional !== true && (texts[key] ?? '').trim() === '')
        .map(({ key, label }) => ({ place: `part:${key}`, label, item: null }))
    : [];

/** A plan of which one amount is unknown is no plan to agree on. */
const emptyAmounts = (
  form: DocumentForm,
  block: Block,
  milestones: readonly SourceMilestone[],
): readonly EmptyPlace[] =>
  block.block === 'milestones'
    ? milestones
        .filter(({ amountMinor }) => amountMinor === null)
        .map(({ key, label }) => ({
          place: `milestone:${key}`,
          label: label ?? form.milestones[key] ?? rowLabels.milestones,
          item: null,
          milestone: key,
        }))
    : [];

/** What a version would be filed with. */
export interface Filling {
  readonly data: Frozen;
  readonly milestones: readonly SourceMilestone[];
  readonly texts: Readonly<Record<string, string>>;
}

/** Every place that has nothing to state, in the order of the document and each once. */
export const emptyPlacesOf = (
  form: DocumentForm,
  { data, milestones, texts }: Filling,
): readonly EmptyPlace[] => {
  const empty = form.blocks.flatMap((block) => [
    ...emptyPlaces(form, block, data.places),
    ...emptyAmounts(form, block, milestones),
    ...emptyRows(block, data, form),
    ...emptyParts(block, texts),
  ]);
  return empty.filter(({ place }, index) => empty.findIndex((earlier) => earlier.place === place) === index);
};
