import { compile } from '#domain/flow/compile/compile';
import type { Exit } from '#domain/flow/plans/endings';
import type { Flow } from '#domain/flow/flow';
import type { Missing } from '#domain/jobs/plan';
import type { View } from '#domain/jobs/view';
import { moneyText, type Currency } from '#domain/money/money';
import { missingItem } from '#domain/planning/gate';
import { text } from '#domain/texts/text';

interface ExitMoney {
  readonly receivedMinor: number;
  readonly currency: Currency;
}

/** What an exit is refused without: items by their names, and a word about money that the job has received. */
export interface ExitNeeds {
  readonly items: readonly Missing[];
  /** Refunding it, or a written reason why it is kept, settles it. */
  readonly money: readonly Missing[];
}

/** What an exit still needs. */
export const exitNeeds = (
  flow: Flow,
  { exit, view, stage }: { readonly exit: Exit; readonly view: View; readonly stage: string },
  { receivedMinor, currency }: ExitMoney,
): ExitNeeds => {
  const { itemsByKey } = compile(flow);
  const items = exit.needs.flatMap((key) => {
    const item = itemsByKey.get(key);
    return item === undefined ? [] : missingItem(flow, item, { entry: null, view });
  });
  if (receivedMinor <= 0) return { items, money: [] };
  const amount = moneyText(receivedMinor, currency);
  const label = text(
    `${amount.en} received: refund it, or write why it is kept`,
    `已收款 ${amount['zh-Hans']}：请退款，或注明不退的原因`,
    `已收款 ${amount['zh-Hant']}：請退款，或註明不退的原因`,
  );
  return { items, money: [{ stage, label, item: null, milestone: null, source: exit.source }] };
};
