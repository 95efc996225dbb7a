import { text } from '#domain/texts/text';

/** Texts of the toolbar above the sheet. */
export const barTexts = {
  'bar.label': text('What is shown, and how', '显示内容与方式', '顯示內容與方式'),
  'bar.quick': text('Quick filters', '快速筛选', '快速篩選'),
  'bar.person': text('Role in the job', '参与人', '參與人'),
  'bar.mine': text('Mine', '我的', '我的'),
  'bar.overdue': text('Overdue', '逾期', '逾期'),
  'bar.soon': text('Next 7 days', '7 天内', '7 天內'),
  'bar.filter': text('Filter', '筛选', '篩選'),
  'bar.sort': text('Sort', '排序', '排序'),
  'bar.sortNone': text('Newest jobs first.', '最新的工单在前。', '最新的工單在前。'),
  'bar.sortBy': text('Sort by', '排序依据', '排序依據'),
  'bar.sortThen': text('Then by', '其次按', '其次依'),
  'bar.sortAdd': text('Add a column to sort by', '添加排序列', '新增排序欄'),
  'bar.sortOrder': text('Order of {name}', '“{name}”的顺序', '「{name}」的順序'),
  'bar.sortRemove': text('Remove sort: {name}', '取消排序：{name}', '取消排序：{name}'),
  'bar.ascending': text('Ascending', '升序', '升序'),
  'bar.descending': text('Descending', '降序', '降序'),
  'bar.search': text('Search', '搜索', '搜尋'),
  'bar.more': text('More', '更多', '更多'),
  'bar.chip': text('{name}: {value}', '{name}：{value}', '{name}：{value}'),
  'transfer.import': text('Import', '导入', '匯入'),
  'transfer.export': text('Export', '导出', '匯出'),
  'transfer.importTitle': text('Import jobs', '导入工单', '匯入工單'),
  'transfer.exportTitle': text('Export jobs', '导出工单', '匯出工單'),
} as const;
