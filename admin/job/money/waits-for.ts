import { itemsOf } from '#domain/flow/items-of';
import { findItem } from '#domain/flow/find-item';
import type { Flow } from '#domain/flow/flow';
import { text, type Text } from '#domain/texts/text';

const customerFacts: Readonly<Record<string, Text>> = {
  'customer.name': text('the customer’s name', '客户姓名', '客戶姓名'),
  'customer.phone': text('the customer’s phone', '客户电话', '客戶電話'),
  'customer.address': text('the customer’s address', '客户地址', '客戶地址'),
  'job.total': text('the contract total', '合同总价', '合約總價'),
};

/** The flow's names for the facts, stages and milestones that a milestone waits for. */
export const waitedForNames = (flow: Flow, keys: readonly string[]): readonly Text[] =>
  keys.map((key) => {
    const bare = key.replace(/^(fact|stage|milestone|document):/, '');
    const found =
      findItem(flow, bare)?.item ??
      itemsOf(flow).find((item) => item.key === bare) ??
      flow.stages.find((stage) => stage.key === bare) ??
      flow.milestones.find((milestone) => milestone.key === bare);
    return found?.label ?? customerFacts[bare] ?? text(bare, bare, bare);
  });
