import type { Flow } from '#domain/flow/flow';
import { text, type Text } from '#domain/texts/text';

/** What a duty is called in a flow; a flow that does not know it shows its key. */
export const dutyLabel = ({ duties = [] }: Pick<Flow, 'duties'>, duty: string): Text =>
  duties.find(({ key }) => key === duty)?.label ?? text(duty, duty, duty);

/** A duty of the shop, with the trades that have it. */
export interface ShopDuty {
  readonly key: string;
  readonly label: Text;
  readonly flows: readonly string[];
}

/** The duties of all flows, each once, in the order in which flows name them. */
export const shopDuties = (flows: readonly Pick<Flow, 'key' | 'duties'>[]): readonly ShopDuty[] => {
  const known = new Map<string, ShopDuty>();
  for (const { key: flow, duties = [] } of flows)
    for (const { key, label } of duties) {
      const duty = known.get(key) ?? { key, label, flows: [] };
      known.set(key, { ...duty, flows: [...new Set([...duty.flows, flow])] });
    }
  return [...known.values()];
};

/** A member of staff as far as duties need it. */
export interface DutyMember {
  readonly id: string;
  readonly isActive: boolean;
  readonly duties: readonly string[];
}

/** Whether somebody who works here keeps a duty. One that nobody keeps is open to all. */
const isKept = (duty: string, staff: readonly DutyMember[]): boolean =>
  staff.some(({ isActive, duties }) => isActive && duties.includes(duty));

/** Whether a person may do what is of a duty: its keepers, or all where nobody keeps it. */
export const mayKeep = (duty: string, staffId: string, staff: readonly DutyMember[]): boolean =>
  !isKept(duty, staff) || staff.some(({ id, duties }) => id === staffId && duties.includes(duty));
