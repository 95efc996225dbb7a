import { text } from '#domain/texts/text';

/** Texts of the search over all rows of the sheet. */
export const findTexts = {
  'find.label': text('Find in the sheet', '在表格中查找', '在表格中尋找'),
  'find.count': text('{at} of {count}', '第 {at} 个，共 {count} 个', '第 {at} 個，共 {count} 個'),
  'find.countMore': text(
    '{at} of more than {count}',
    '第 {at} 个，共 {count} 个以上',
    '第 {at} 個，共 {count} 個以上',
  ),
  'find.none': text('Not found', '未找到', '找不到'),
  'find.next': text('Next', '下一个', '下一個'),
  'find.before': text('Previous', '上一个', '上一個'),
  'find.close': text('Close find', '关闭查找', '關閉尋找'),
} as const;
