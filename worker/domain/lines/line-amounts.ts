import type { Flow } from '#domain/flow/flow';
import { isAccepted, isOfContract, isOffered, type Line } from '#domain/lines/line';

/** Parts of one into which a quantity is counted. */
const parts = 1000;
const half = BigInt(parts) / 2n;

/** Whether a quantity can be priced by the unit: it has at most three decimals. */
export const isCountable = (quantity: number): boolean =>
  Math.abs(quantity - Math.round(quantity * parts) / parts) < Number.EPSILON * Math.max(1, quantity);

/**
 * Quantity x unit price in minor units, rounded once, a half away from zero: what is taken back costs what it was charged.
 * Whole numbers all the way, for a product of floats is off by one where a half is meant.
 */
export const lineAmount = (quantity: number, unitMinor: number): number => {
  const product = BigInt(Math.round(quantity * parts)) * BigInt(Math.abs(unitMinor));
  const amount = Number((product + half) / BigInt(parts));
  return unitMinor < 0 && amount !== 0 ? -amount : amount;
};

type Priced = Pick<Line, 'amountMinor'>;

const sum = (lines: readonly Priced[]): number =>
  lines.reduce((total, { amountMinor }) => total + amountMinor, 0);

/** The sum of the accepted lines of the contract, minor units; null while none is accepted. */
export const acceptedTotal = (
  lines: readonly Pick<Line, 'amountMinor' | 'decision' | 'changeOrderId'>[],
): number | null => {
  const accepted = lines.filter((line) => isOfContract(line) && isAccepted(line));
  return accepted.length === 0 ? null : sum(accepted);
};

/** The sum of the contract's lines, also of those still to be decided, minor units; null while there is none. */
export const offeredTotal = (
  lines: readonly Pick<Line, 'amountMinor' | 'decision' | 'changeOrderId'>[],
): number | null => {
  const offered = lines.filter((line) => isOfContract(line) && isOffered(line));
  return offered.length === 0 ? null : sum(offered);
};

/** The sum of the lines of a change order, minor units; null where it owns none. */
export const orderTotal = (
  lines: readonly Pick<Line, 'amountMinor' | 'changeOrderId'>[],
  orderId: string,
): number | null => {
  const own = lines.filter(({ changeOrderId }) => changeOrderId === orderId);
  return own.length === 0 ? null : sum(own);
};

/** Whether the contract total of the trade is worked out of its lines, so that nobody types it. */
export const isTotalWorkedOut = ({ lines }: Pick<Flow, 'lines'>): boolean => lines?.total === 'accepted';

/** A job with lines and a contract total. */
interface Totalled {
  readonly job: { readonly contractTotalMinor: number | null };
  readonly lines: readonly Pick<Line, 'amountMinor' | 'decision' | 'changeOrderId'>[];
}

/** The job with the contract total that its lines make, where the trade works it out; else the same job. */
export const withWorkedOutTotal = <State extends Totalled>(
  flow: Pick<Flow, 'lines'>,
  state: State,
): State => {
  if (!isTotalWorkedOut(flow)) return state;
  const contractTotalMinor = acceptedTotal(state.lines);
  return state.job.contractTotalMinor === contractTotalMinor
    ? state
    : { ...state, job: { ...state.job, contractTotalMinor } };
};
