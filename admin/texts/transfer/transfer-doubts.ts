import { text } from '#domain/texts/text';

/** Texts for the questions of an import, and for the rows and cells that it omits. */
export const transferDoubtTexts = {
  'transfer.sheetHidden': text('{name} (hidden)', '{name}（已隐藏）', '{name}（已隱藏）'),
  'transfer.takeHidden': text(
    'Import hidden rows too: {count} (rows {places})',
    '同时导入隐藏的 {count} 行（第 {places} 行）',
    '同時匯入隱藏的 {count} 列（第 {places} 列）',
  ),
  'transfer.hiddenLeftOut': text(
    'Hidden rows are left out: {count} (rows {places}).',
    '不导入隐藏的 {count} 行（第 {places} 行）。',
    '不匯入隱藏的 {count} 列（第 {places} 列）。',
  ),
  'transfer.fillDown': text(
    'Repeat the value of merged cells in each of their rows: {count}',
    '将 {count} 处合并单元格的内容填入其每一行',
    '將 {count} 處合併儲存格的內容填入其每一列',
  ),
  'transfer.decimalSign': text('Decimal sign of the amounts', '金额的小数点', '金額的小數點'),
  'transfer.decimalSign.none': text(
    'Not chosen: unclear amounts are refused',
    '未选择：有歧义的金额不导入',
    '未選擇：有歧義的金額不匯入',
  ),
  'transfer.decimalSign.point': text('Point: 1,234.50', '点：1,234.50', '點：1,234.50'),
  'transfer.decimalSign.comma': text('Comma: 1.234,50', '逗号：1.234,50', '逗號：1.234,50'),
  'transfer.dayOrder': text('Dates like 3/5/2027', '形如 3/5/2027 的日期', '形如 3/5/2027 的日期'),
  'transfer.dayOrder.none': text(
    'Not chosen: unclear dates are refused',
    '未选择：有歧义的日期不导入',
    '未選擇：有歧義的日期不匯入',
  ),
  'transfer.dayOrder.day-first': text('Day first: 3 May', '日在前：5月3日', '日在前：5月3日'),
  'transfer.dayOrder.month-first': text('Month first: 5 March', '月在前：3月5日', '月在前：3月5日'),
  'transfer.leftOutOne': text(
    '1 column is left out: {names}',
    '有 1 列不导入：{names}',
    '有 1 欄不匯入：{names}',
  ),
  'transfer.leftOut': text(
    '{count} columns are left out: {names}',
    '有 {count} 列不导入：{names}',
    '有 {count} 欄不匯入：{names}',
  ),
  'transfer.leftOutDay': text(
    'Row {row}, {header}: there is no such day as “{text}”.',
    '第 {row} 行“{header}”：没有“{text}”这一天。',
    '第 {row} 列「{header}」：沒有「{text}」這一天。',
  ),
  'transfer.ofSheet': text('Sheet: {name}', '工作表：{name}', '工作表：{name}'),
  'transfer.shortened': text(
    'A spreadsheet has shortened this number, and digits are lost: {text}. Set the cell’s format to Text there and enter the number again.',
    '表格软件把此号码缩写成了 {text}，部分数字已丢失。请在表格中将单元格设为文本格式后重新输入。',
    '試算表軟體把此號碼縮寫成了 {text}，部分數字已遺失。請在試算表中將儲存格設為文字格式後重新輸入。',
  ),
  'transfer.unwritable': text(
    'The cell has a character that no text may have ({sign}), left there by another program. Enter the cell again.',
    '此单元格含有其他程序留下的无效字符（{sign}）。请重新输入该单元格。',
    '此儲存格含有其他程式留下的無效字元（{sign}）。請重新輸入該儲存格。',
  ),
  'transfer.needsTrade': text(
    'The key date differs by trade: add a column with the trade of this row.',
    '关键日期因行业而异：请增加一列注明该行的行业。',
    '關鍵日期因行業而異：請增加一欄註明此列的行業。',
  ),
} as const;
