import { text } from '#domain/texts/text';

/** Texts of the sheet's view of a past moment. */
export const pastTexts = {
  'past.open': text('View a past date', '历史时点', '歷史時間點'),
  'past.region': text('Sheet at a past date', '历史时点的表格', '歷史時間點的表格'),
  'past.shown': text(
    'The sheet as it was on {at}. Nothing is changed in it.',
    '这是 {at} 时的表格，不能修改。',
    '這是 {at} 時的表格，不能修改。',
  ),
  'past.moment': text('Date and time', '日期和时间', '日期和時間'),
  'past.dayBack': text('A day earlier', '前一天', '前一天'),
  'past.dayOn': text('A day later', '后一天', '後一天'),
  'past.now': text('Back to now', '回到现在', '回到現在'),
  'past.seeThen': text('Show the sheet at this time', '查看当时的表格', '查看當時的表格'),
  'past.empty': text('There was no job yet.', '当时还没有工单。', '當時還沒有工單。'),
  'past.notKept': text(
    'History is kept from {at}. Jobs created before then and changed since are not shown.',
    '自 {at} 起才保存历史；此前已有且之后改动过的工单不在此列。',
    '自 {at} 起才保存歷史；此前已有且之後改動過的工單不在此列。',
  ),
};
