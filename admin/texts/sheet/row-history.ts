import { text } from '#domain/texts/text';

/** Texts of the history of a cell and of a row, which comes after the first load. */
export const rowHistoryTexts = {
  'cellHistory.title': text('History: {name}', '历史：{name}', '歷史：{name}'),
  'cellHistory.list': text('Changes of this cell', '此单元格的更改', '此儲存格的變更'),
  'cellHistory.none': text('Nobody has changed this cell.', '此单元格从未更改。', '此儲存格從未變更。'),
  'cellHistory.workedOut': text(
    'This cell is calculated from others and has no history of its own.',
    '此单元格由其他内容计算得出，没有单独的历史记录。',
    '此儲存格由其他內容計算得出，沒有單獨的歷史紀錄。',
  ),
  'cellHistory.restore': text('Restore {value}', '恢复为 {value}', '恢復為 {value}'),
  'rowHistory.title': text('History of the row: {name}', '整行历史：{name}', '整列歷史：{name}'),
  'rowHistory.list': text('Changes of this row', '此行的更改', '此列的變更'),
  'rowHistory.show': text('The whole row', '整行', '整列'),
  'rowHistory.toCell': text('This cell only', '仅此单元格', '僅此儲存格'),
  'rowHistory.restore': text('Restore the row to before this', '恢复到此更改之前', '恢復到此變更之前'),
  'rowHistory.plan': text('These cells would change:', '将更改以下单元格：', '將變更以下儲存格：'),
  'rowHistory.left': text('These stay as they are:', '以下内容保持不变：', '以下內容保持不變：'),
  'rowHistory.leftWhy': text(
    'money, documents and tasks are changed in the job itself',
    '款项、文件和任务请在工单中更改',
    '款項、文件和任務請在工單中更改',
  ),
  'rowHistory.same': text('Nothing would change.', '没有需要更改的内容。', '沒有需要變更的內容。'),
  'rowHistory.confirm': text('Restore', '恢复', '恢復'),
  'rowHistory.back': text('Back to the changes', '返回更改列表', '返回變更清單'),
} as const;
