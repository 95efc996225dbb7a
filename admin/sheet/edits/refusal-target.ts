import type { PanelTarget } from '../../ui/panel-target.ts';

/** The panel's target for a detail of a refusal: `milestone:mil_1`, or an item by its key. */
export const targetOf = (detailId: string): PanelTarget => {
  const [kind = '', ...rest] = detailId.split(':');
  const key = rest.join(':');
  return kind === 'milestone'
    ? { item: null, milestone: key }
    : { item: key === '' ? null : key, milestone: null };
};
