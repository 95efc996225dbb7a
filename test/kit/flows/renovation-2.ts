import type { AuthoredItem, Flow } from '#domain/flow/flow';
import { flows } from '#domain/trades/index';
import { renovation } from '#domain/trades/renovation/index';

const { priceFixedWhen: _priceFixedWhen, ...unfixed } = renovation;

/** Version 2 drew up a contract whose price was not the sum of its lines. */
const itemOf2 = (item: AuthoredItem): AuthoredItem =>
  item.item === 'document' && item.key === 'contract'
    ? {
        ...item,
        fileWhen: { all: [{ fact: 'design.agreed' }, { fact: 'budget.agreed' }, { fresh: 'budget' }] },
      }
    : item;

/** The second version of renovation, as jobs have it that began with it: the present one without its rules of the price. */
export const renovation2: Flow = { ...unfixed, version: 2, items: renovation.items.map(itemOf2) };

/** The trades of a shop in which renovation is at its second version. */
export const flowsWithRenovation2: readonly Flow[] = flows.map((flow) =>
  flow.key === 'renovation' ? renovation2 : flow,
);
