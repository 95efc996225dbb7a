import type { Item } from '#domain/flow/flow';
import type { Exit } from '#domain/flow/plans/endings';
import { text } from '#domain/texts/text';

/** Why a wedding ended before its last stage; an exit is refused without it. */
export const endingItems: readonly Item[] = [
  {
    item: 'field',
    key: 'ended.why',
    label: text('Why the wedding ended early', '未成交或取消原因', '未成交或取消原因'),
    kind: 'choice',
    choices: [
      { key: 'price', label: text('Price', '价格', '價格') },
      { key: 'day', label: text('Day or hotel', '日期或酒店', '日期或酒店') },
      { key: 'design', label: text('Design', '方案', '方案') },
      { key: 'other-firm', label: text('Another firm', '选择了其他公司', '選擇了其他公司') },
      { key: 'called-off', label: text('The couple called it off', '新人取消婚礼', '新人取消婚禮') },
    ],
    stage: 'consultation',
    source: ['WED-01-STG'],
  },
];

/** Before the signature a couple is lost; after it their wedding is cancelled. */
export const weddingExits: readonly Exit[] = [
  {
    key: 'lost',
    label: text('Lost', '未成交', '未成交'),
    from: ['consultation', 'intention', 'contract'],
    needs: ['ended.why'],
    countsAs: 'lost',
    source: ['WED-01-STG'],
  },
  {
    key: 'cancelled',
    label: text('Cancelled', '已取消', '已取消'),
    from: ['plans', 'adjust', 'rehearsal'],
    needs: ['ended.why'],
    countsAs: 'ended',
    source: ['WED-03-CON'],
  },
];
