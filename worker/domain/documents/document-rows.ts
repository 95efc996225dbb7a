import type { FactKey, FieldValue } from '#domain/rules/fact';
import type { FrozenBooking, FrozenExtra, FrozenLine } from '#domain/rules/frozen';
import { decisionOf, isOfContract, isOffered, type Line } from '#domain/lines/line';
import type { Block } from '#domain/flow/template';

/** The rows of a job that documents state. */
export interface DocumentRows {
  readonly job: {
    readonly title: string;
    readonly number: number;
    readonly contractTotalMinor: number | null;
    readonly currency: string;
    readonly flowVersion: number;
  };
  readonly customer: {
    readonly name: string;
    readonly phone: string | null;
    readonly email: string | null;
    readonly address: string | null;
  };
  readonly lines: readonly Pick<
    Line,
    'description' | 'quantity' | 'amountMinor' | 'tags' | 'unit' | 'unitMinor' | 'decision' | 'changeOrderId'
  >[];
  readonly bookings: readonly {
    readonly role: string;
    readonly supplier: string;
    readonly phone: string | null;
    readonly on: string | null;
    readonly state: string;
  }[];
  readonly changeOrders?: readonly {
    readonly title: string;
    readonly amountMinor: number;
    readonly state: string;
  }[];
}

interface Values {
  /** Written or by rule; null while it says nothing. */
  readonly fieldValue: (key: FactKey) => FieldValue | null;
}

/** The values of a job that documents state. A `View` of the job is one. */
export interface DocumentValues extends Values {
  readonly entries: (list: FactKey) => readonly { readonly id: string }[];
  readonly inEntry: (list: FactKey, id: string) => Values;
}

/**
 * The lines as documents state them: those of the contract that are accepted or offered. What was declined or deferred is
 * left out: a paper that is signed states what is agreed, and its rows make its sum.
 */
export const frozenLines = ({ lines }: Pick<DocumentRows, 'lines'>): readonly FrozenLine[] =>
  lines
    .filter((line) => isOfContract(line) && isOffered(line))
    .map(({ description, quantity, amountMinor, tags, unit = null, unitMinor = null, decision = null }) => ({
      description,
      quantity,
      amountMinor,
      tags: tags.join(','),
      // Only what is not as in older versions is stated, so that those stay fresh.
      ...(unit === null ? {} : { unit }),
      ...(unitMinor === null ? {} : { unitMinor }),
      ...(decisionOf({ decision }) === 'open' ? { decision: 'open' as const } : {}),
    }));

/** People and suppliers as documents state them; cancelled ones are left out. */
export const frozenCrew = ({ bookings }: Pick<DocumentRows, 'bookings'>): readonly FrozenBooking[] =>
  bookings
    .filter(({ state }) => state !== 'cancelled')
    .map(({ role, supplier, phone, on, state }) => ({
      role,
      supplier,
      phone: phone ?? '',
      on: on ?? '',
      state,
    }));

/** Work that approved change orders added. What they took off is no work. */
export const frozenExtras = ({
  changeOrders = [],
}: Pick<DocumentRows, 'changeOrders'>): readonly FrozenExtra[] =>
  changeOrders
    .filter(({ state, amountMinor }) => state === 'approved' && amountMinor >= 0)
    .map(({ title, amountMinor }) => ({ title, amountMinor }));

/** The lines that a block shows. */
export const linesOfBlock = (
  { tag }: Extract<Block, { readonly block: 'lines' }>,
  lines: readonly FrozenLine[],
): readonly FrozenLine[] =>
  tag === undefined ? lines : lines.filter(({ tags }) => tags.split(',').includes(tag));

/** The people that a block shows. */
export const crewOfBlock = (
  { roles }: Extract<Block, { readonly block: 'crew' }>,
  crew: readonly FrozenBooking[],
): readonly FrozenBooking[] => (roles === undefined ? crew : crew.filter(({ role }) => roles.includes(role)));

type ListBlock = Extract<Block, { readonly block: 'list' }>;
type FrozenEntry = Readonly<Record<FactKey, FieldValue>>;

const entryOf = (values: Values, columns: readonly FactKey[]): FrozenEntry =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const value = values.fieldValue(column);
      return value === null ? [] : [[column, value]];
    }),
  );

/** The entries of the lists that blocks show; of a list shown twice the columns of both. */
export const frozenLists = (
  blocks: readonly Block[],
  values: DocumentValues,
): Readonly<Record<FactKey, readonly FrozenEntry[]>> => {
  const columns = new Map<FactKey, readonly FactKey[]>();
  for (const block of blocks.filter((each): each is ListBlock => each.block === 'list'))
    columns.set(block.list, [...(columns.get(block.list) ?? []), ...block.columns]);
  return Object.fromEntries(
    [...columns].map(([list, keys]) => [
      list,
      values.entries(list).map(({ id }) => entryOf(values.inEntry(list, id), keys)),
    ]),
  );
};
