import { text } from '#domain/texts/text';

/** Texts of the price list. */
export const pricesTexts = {
  'prices.help': text(
    'Lines of jobs are picked from here by code or name. A changed price counts for new lines only.',
    '工单明细可按编码或名称从此处选择。价格修改仅用于新的明细。',
    '工單明細可依編碼或名稱從此處選擇。價格修改僅用於新的明細。',
  ),
  'prices.find': text('Find by code or name', '按编码或名称查找', '依編碼或名稱尋找'),
  'prices.all': text('Show items taken off the list', '显示已停用的项目', '顯示已停用的項目'),
  'prices.none': text('No items on the price list.', '价目表中没有项目。', '價目表中沒有項目。'),
  'prices.noneFound': text('No item matches.', '没有符合的项目。', '沒有符合的項目。'),
  'prices.more': text('Show more', '显示更多', '顯示更多'),
  'prices.add': text('Add an item', '添加项目', '新增項目'),
  'prices.change': text('Change', '修改', '修改'),
  'prices.save': text('Save', '保存', '儲存'),
  'prices.cancel': text('Cancel', '取消', '取消'),
  'prices.takeOff': text('Take off the list', '停用', '停用'),
  'prices.putBack': text('Put back on the list', '重新启用', '重新啟用'),
  'prices.isOff': text('taken off the list', '已停用', '已停用'),
  'prices.code': text('Code', '编码', '編碼'),
  'prices.kind': text('Kind', '类别', '類別'),
  'prices.kind.work': text('Work', '人工', '人工'),
  'prices.kind.goods': text('Goods', '材料', '材料'),
  'prices.name': text('Name', '名称', '名稱'),
  'prices.unit': text('Unit', '单位', '單位'),
  'prices.price': text('Price ({currency})', '价格（{currency}）', '價格（{currency}）'),
  'prices.tag': text('Kind of line item', '明细类别', '明細類別'),
  'prices.warranty': text('Warranty', '保修', '保固'),
  'prices.noWord': text('None', '无', '無'),
} as const;
