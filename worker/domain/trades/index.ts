import type { Flow } from '#domain/flow/flow';
import { renovation } from '#domain/trades/renovation/index';
import { repair } from '#domain/trades/repair/index';
import { wedding } from '#domain/trades/wedding/index';

/** All trades, in display order. A new trade is its file and one line here. */
export const flows: readonly Flow[] = [renovation, repair, wedding];

/** The current flow of a trade; undefined for an unknown key. */
export const findFlow = (key: string): Flow | undefined => flows.find((flow) => flow.key === key);
