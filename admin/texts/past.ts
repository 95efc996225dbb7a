import { text } from '#domain/text';

/** The sheet as it was at a moment of the past. */
export const pastTexts = {
  'past.open': text('View a past date', '历史时点', '歷史時間點'),
  'past.region': text('The sheet of the past', '过去的表格', '過去的表格'),
  'past.shown': text(
    'The sheet as it was on {at}. Nothing is changed in it.',
    '这是 {at} 时的表格，不能修改。',
    '這是 {at} 時的表格，不能修改。',
  ),
  'past.moment': text('Moment', '时间', '時間'),
  'past.dayBack': text('A day earlier', '前一天', '前一天'),
  'past.dayOn': text('A day later', '后一天', '後一天'),
  'past.now': text('Back to now', '回到现在', '回到現在'),
  'past.seeThen': text('The sheet then', '当时的表格', '當時的表格'),
  'past.empty': text('There was no job yet.', '当时还没有工单。', '當時還沒有工單。'),
  'past.notKept': text(
    'How jobs stood is kept since {at}. Those that were there before and were changed since are missing here.',
    '自 {at} 起才保存历史；此前已有且之后改动过的工单不在此列。',
    '自 {at} 起才保存歷史；此前已有且之後改動過的工單不在此列。',
  ),
};
