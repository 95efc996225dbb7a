import { text } from '#domain/texts/text';

/** Names of the resources that a request may refer to and that may be missing. */
export const thingTexts = {
  customer: text('customer', '客户', '客戶'),
  thing: text('car, home or brand', '车辆、房屋或品牌', '車輛、房屋或品牌'),
  job: text('job', '工单', '工單'),
  milestone: text('milestone', '款项节点', '款項節點'),
  payment: text('payment', '收款', '收款'),
  booking: text('booking', '预订', '預訂'),
  changeOrder: text('change order', '增减项', '增減項'),
  file: text('file', '文件', '檔案'),
  catalogueItem: text('item of the price list', '价目表项目', '價目表項目'),
  line: text('line', '明细', '明細'),
  task: text('task', '任务', '任務'),
  notice: text('notice', '通知', '通知'),
  feed: text('calendar feed', '日历订阅', '行事曆訂閱'),
  view: text('view', '视图', '檢視'),
  flowVersion: text('version of this trade', '该行业的版本', '此行業的版本'),
  invite: text('invitation', '邀请', '邀請'),
  leave: text('leave', '休假', '休假'),
  closure: text('closed days', '停业日', '停業日'),
  fee: text('fee', '收费项', '收費項'),
  trade: text('trade', '行业', '行業'),
  staff: text('member of staff', '员工', '員工'),
} as const;
