import type { Flow } from '#domain/flow/flow';
import { renovation } from '#domain/trades/renovation/index';
import { wedding } from '#domain/trades/wedding/index';

/** Every trade of the house, in the order staff see them. Adding one is its file and one line here. */
export const flows: readonly Flow[] = [renovation, wedding];

/** The current flow of a trade; undefined for a key no trade has. */
export const findFlow = (key: string): Flow | undefined => flows.find((flow) => flow.key === key);
