import type { RefusalEntry } from '#domain/texts/refusal-entry';
import { text } from '#domain/texts/text';

/** Refusals about line items and the price list. */
export const lineRefusals = {
  'total-worked-out': {
    status: 409,
    text: text(
      'The contract total is the sum of the accepted line items and is not typed. Change the line items or their decisions instead.',
      '合同总价由已接受的明细合计得出，不能直接填写。请修改明细或客户决定。',
      '合約總價由已接受的明細合計得出，無法直接填寫。請修改明細或客戶決定。',
    ),
  },
  'total-not-agreed': {
    status: 409,
    text: text(
      '{document} was agreed at {agreed}, so the contract total is that. File a new version first, or add a change order.',
      '“{document}”已按 {agreed} 确认，合同总价须与之一致。请先登记新版本，或新建增减项。',
      '「{document}」已按 {agreed} 確認，合約總價須與之一致。請先登記新版本，或新增增減項。',
    ),
  },
  'line-not-accepted': {
    status: 409,
    text: text(
      'The customer has not accepted “{line}”, so it cannot be done. Record the decision first.',
      '客户尚未接受“{line}”，不能标记为完成。请先记录客户决定。',
      '客戶尚未接受「{line}」，無法標記為完成。請先記錄客戶決定。',
    ),
  },
  'line-done': {
    status: 409,
    text: text(
      '“{line}” is done already, so it stays accepted. Untick it first if it was not done.',
      '“{line}”已完成，须保持已接受。如未完成，请先取消勾选。',
      '「{line}」已完成，須保持已接受。如未完成，請先取消勾選。',
    ),
  },
  'line-of-change-order': {
    status: 409,
    text: text(
      '“{line}” is part of a change order, which is decided as a whole.',
      '“{line}”属于增减项，须随增减项一并决定。',
      '「{line}」屬於增減項，須隨增減項一併決定。',
    ),
  },
  'nothing-to-repeat': {
    status: 409,
    text: text(
      'Only a declined or deferred line item of this job is offered again.',
      '只能重新提供本工单中已拒绝或暂缓的明细。',
      '只能重新提供本工單中已拒絕或暫緩的明細。',
    ),
  },
  'price-not-yours': {
    status: 403,
    text: text(
      'You cannot set this price. Pick the item from the price list, or ask {who}.',
      '您无权填写此价格。请从价目表中选择，或联系{who}。',
      '您無權填寫此價格。請從價目表中選擇，或聯絡{who}。',
    ),
  },
  'item-inactive': {
    status: 409,
    text: text(
      '“{name}” is no longer on the price list. Choose another item.',
      '“{name}”已不在价目表中，请选择其他项目。',
      '「{name}」已不在價目表中，請選擇其他項目。',
    ),
  },
  'code-taken': {
    status: 409,
    text: text(
      'The price list has an item with the code {code} already.',
      '价目表中已有编码为 {code} 的项目。',
      '價目表中已有編碼為 {code} 的項目。',
    ),
  },
} as const satisfies Record<string, RefusalEntry>;
