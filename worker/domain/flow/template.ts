import type { FactKey } from '#domain/rules/fact';
import { text, type Text } from '#domain/texts/text';

/**
 * A place of a template: `fact:area`, `customer:name`, `job:total`. With `?` at its end it may be empty; without it an
 * empty place refuses the filing.
 */
export type PlaceName = string;

/** A way of delivery. One `through` e-mail is a letter that the product sends. */
export interface DeliveryWay {
  readonly key: string;
  readonly label: Text;
  readonly through?: 'email';
}

/** A section that staff write when they file the document. */
export interface WrittenPart {
  readonly key: string;
  readonly label: Text;
  /** What belongs into it. */
  readonly help?: Text;
  readonly mayBeEmpty?: true;
}

/** Who signs. The customer's signature is recorded; the shop's is a line on paper. */
export interface SigningParty {
  readonly party: 'customer' | 'shop';
  readonly label: Text;
}

interface OfRows {
  readonly title?: Text;
  /** Without it, no rows refuse the filing. */
  readonly mayBeEmpty?: true;
}

/** One block of a template, in the order of the paper. Texts have places in braces: `{customer:name}`, `{fact:area?}`. */
export type Block =
  | { readonly block: 'heading'; readonly text: Text }
  | { readonly block: 'text'; readonly text: Text }
  /** Label and value, a row a place. */
  | { readonly block: 'fields'; readonly title?: Text; readonly places: readonly PlaceName[] }
  /** The job's lines, with their sum unless amounts are hidden. */
  | ({ readonly block: 'lines'; readonly tag?: string; readonly hidesAmounts?: true } & OfRows)
  /** The entries of a list, an item a column. */
  | ({ readonly block: 'list'; readonly list: FactKey; readonly columns: readonly FactKey[] } & OfRows)
  /** People and suppliers, cancelled ones left out. */
  | ({ readonly block: 'crew'; readonly roles?: readonly string[] } & OfRows)
  | ({ readonly block: 'milestones' } & OfRows)
  /** Approved change orders that add work. Without any the block is left out. */
  | { readonly block: 'extras'; readonly title?: Text; readonly hidesAmounts?: true }
  | ({ readonly block: 'warranties' } & OfRows)
  | { readonly block: 'parts'; readonly parts: readonly WrittenPart[] }
  | { readonly block: 'signatures'; readonly parties: readonly SigningParty[] };

/** What a document says: its blocks in order. */
export interface Template {
  readonly blocks: readonly Block[];
}

/** How the value of a place that is no fact is shown. */
interface BuiltInPlace {
  readonly kind: 'text' | 'money' | 'date';
  readonly label: Text;
  /** The name by which a gate knows it, for the way to where it is entered; null where nothing is entered. */
  readonly item: FactKey | null;
}

const place = (kind: BuiltInPlace['kind'], label: Text, item: FactKey | null = null): BuiltInPlace => ({
  kind,
  label,
  item,
});

/** The places that every flow has. */
export const builtInPlaces: Readonly<Record<string, BuiltInPlace>> = {
  'job:title': place('text', text('Title', '标题', '標題'), 'job.title'),
  'job:number': place('text', text('Job', '工单', '工單')),
  'job:total': place('money', text('Contract total', '合同总价', '合約總價'), 'job.total'),
  'customer:name': place('text', text('Customer’s name', '客户姓名', '客戶姓名'), 'customer.name'),
  'customer:phone': place('text', text('Customer’s phone', '客户电话', '客戶電話'), 'customer.phone'),
  'customer:email': place('text', text('Customer’s e-mail', '客户邮箱', '客戶電子郵件'), 'customer.email'),
  'customer:address': place('text', text('Customer’s address', '客户地址', '客戶地址'), 'customer.address'),
  'shop:name': place('text', text('Shop', '商家', '商家')),
  'document:date': place('date', text('Date', '日期', '日期')),
  'document:version': place('text', text('Version', '版本', '版本')),
  'document:attached': place('text', text('Attached version', '附件版本', '附件版本')),
};

const optionalEnd = /\?$/;

/** A place's name without the mark that it may be empty. */
export const bareName = (name: PlaceName): string => name.replace(optionalEnd, '');

/** Whether a place may be empty. */
export const mayBeEmpty = (name: PlaceName): boolean => optionalEnd.test(name);

/** The fact of a place; null for a place that every flow has. */
export const factOfPlace = (name: PlaceName): FactKey | null =>
  name.startsWith('fact:') ? bareName(name).slice('fact:'.length) : null;

/** Matches the places of a text; the first group is the name. */
export const placePattern = /\{([^{}]*)\}/g;

/** The names of the places of a text in one language, in their order. */
export const placesIn = (words: string): readonly PlaceName[] =>
  [...words.matchAll(placePattern)].map(([, name = '']) => name);

/** The places that a block names. The flow check sees that the languages of a text name the same ones. */
export const placesOfBlock = (block: Block): readonly PlaceName[] => {
  if (block.block === 'fields') return block.places;
  return block.block === 'text' || block.block === 'heading' ? placesIn(block.text.en) : [];
};
