import { text, type Locale, type Text } from '#domain/texts/text';

/** The errors of one field of a request; names in braces are placeholders. */
export const fieldTexts = {
  required: text('This is needed.', '此项必填。', '此項必填。'),
  'wrong-type': text('Enter a {wanted}.', '请填写{wanted}。', '請填寫{wanted}。'),
  'not-a-choice': text('Choose one of: {choices}.', '请从中选择：{choices}。', '請從中選擇：{choices}。'),
  'too-long': text(
    'Too long: at most {most} characters.',
    '过长：最多 {most} 个字符。',
    '過長：最多 {most} 個字元。',
  ),
  'too-many': text('Too many: at most {most}.', '过多：最多 {most} 项。', '過多：最多 {most} 項。'),
  'too-large': text('Too large: at most {most}.', '过大：最大为 {most}。', '過大：最大為 {most}。'),
  'too-small': text('Too small: at least {least}.', '过小：最小为 {least}。', '過小：最小為 {least}。'),
  'not-whole': text('Only whole numbers fit here.', '只能填整数。', '只能填整數。'),
  'not-an-email': text(
    'This is not an e-mail address, like name@example.com.',
    '不是有效的邮箱地址，例如 name@example.com。',
    '不是有效的電子郵件地址，例如 name@example.com。',
  ),
  'not-a-date': text(
    'There is no such date; write it like 2026-03-05.',
    '没有这个日期，请写成 2026-03-05 这样的格式。',
    '沒有這個日期，請寫成 2026-03-05 這樣的格式。',
  ),
  unreadable: text('This cannot be read.', '无法识别。', '無法辨識。'),
  'unknown-field': text(
    'There is no such field. If the page was open during an update, reload it: what you typed is kept.',
    '没有此字段。如果页面是在系统更新前打开的，请刷新页面，已输入的内容会保留。',
    '沒有此欄位。如果頁面是在系統更新前開啟的，請重新整理頁面，已輸入的內容會保留。',
  ),
  'in-the-future': text('Must not be in the future.', '不能晚于现在。', '不能晚於現在。'),
  'in-the-past': text('Must not be in the past.', '不能早于今天。', '不能早於今天。'),
  'only-deferred': text(
    'Only a deferred line item has a date.',
    '只有暂缓的明细才填日期。',
    '只有暫緩的明細才填日期。',
  ),
  'too-fine': text('At most three decimals.', '最多三位小数。', '最多三位小數。'),
  'from-lines': text(
    'Worked out of the line items: change those instead.',
    '由明细得出，请修改明细。',
    '由明細得出，請修改明細。',
  ),
  'by-unit-price': text(
    'Quantity and unit price make {amount}. Leave the amount out, or clear the unit price.',
    '按数量和单价计算应为 {amount}。请勿填写金额，或清空单价。',
    '按數量和單價計算應為 {amount}。請勿填寫金額，或清空單價。',
  ),
  'not-yet': text('Still needed first: {needs}.', '请先完成：{needs}。', '請先完成：{needs}。'),
  'written-by': text('Filled in by: {who}.', '须由以下人员填写：{who}。', '須由以下人員填寫：{who}。'),
  'needs-result': text(
    'Add the result under {list}.',
    '请在“{list}”中添加结果。',
    '請在「{list}」中新增結果。',
  ),
  'not-a-duty': text('No trade has this duty.', '没有此职责。', '沒有此職責。'),
  'not-an-entry': text(
    'There is no such entry here. Reload the page, then add the entry again.',
    '没有此条目。请刷新页面后重新添加。',
    '沒有此項目。請重新整理頁面後再次新增。',
  ),
  'entry-gone': text('This entry was removed.', '此项已移除。', '此項已移除。'),
  'entry-ended': text('This entry is closed.', '此项已结束。', '此項已結束。'),
  'letter-is-sent': text(
    'This way is a letter: send it here. If it went out by another way, say so in the note.',
    '此方式为邮件：请在此处发送。如已通过其他途径发出，请在备注中说明。',
    '此方式為郵件：請在此處寄送。如已透過其他途徑寄出，請在備註中說明。',
  ),
  'not-a-part': text('This document has no such part.', '此文件没有该部分。', '此文件沒有該部分。'),
  'not-staff': text('Not an active member of staff.', '不是在职员工。', '不是在職員工。'),
  'not-of-trade': text('Not available for this trade.', '该行业没有此项。', '此行業沒有此項。'),
  'plan-gives': text(
    'This is set by the rules of the trade and cannot be changed.',
    '此项由系统按业务规则生成，不能修改。',
    '此項由系統依業務規則產生，無法修改。',
  ),
  'only-with-exit': text(
    'These come along only where a job is ended. Record them first.',
    '仅在结束工单时可一并填写，请先单独填写。',
    '僅在結束工單時可一併填寫，請先單獨填寫。',
  ),
  'no-plan-gives': text(
    'This amount cannot be worked out. Please enter it.',
    '系统无法算出此金额，请手动填写。',
    '系統無法算出此金額，請手動填寫。',
  ),
  'booked-too-late': text(
    'The last day to book this was {until}. Booked today, the earliest is {earliest}.',
    '最晚须在 {until} 预约；今天预约，最早为 {earliest}。',
    '最晚須在 {until} 預約；今天預約，最早為 {earliest}。',
  ),
  'thing-taken': text(
    '{thing} is taken by {job} at {at}.',
    '{thing} 在 {at} 已由 {job} 占用。',
    '{thing} 在 {at} 已由 {job} 佔用。',
  ),
  'negative-milestone': text(
    'A milestone asks for money, so its amount cannot be negative. Add a change order to lower the price.',
    '款项节点的金额不能为负数。如需减价，请新建增减项。',
    '款項節點的金額不能為負數。如需減價，請新增增減項。',
  ),
  'above-total': text(
    'At most {most}: fixed amounts together must not be above the contract total of {total}. Lower this one, or raise the total first.',
    '最多 {most}：固定金额合计不能超过合同总价 {total}。请降低此金额，或先提高总价。',
    '最多 {most}：固定金額合計不能超過合約總價 {total}。請降低此金額，或先提高總價。',
  ),
  'by-change-order': text(
    'Fixed by the signed contract. Add a change order.',
    '已由签署的合同确定，请新建增减项。',
    '已由簽署的合約確定，請新增增減項。',
  ),
  'below-fixed': text(
    'At least {least}: so much is fixed in milestones or paid. Lower those first; to lower a price that was paid for, add a change order.',
    '至少 {least}：款项节点中已固定或已收款的金额已达此数。请先降低这些金额；已收款的价格如需下调，请新建增减项。',
    '至少 {least}：款項節點中已固定或已收款的金額已達此數。請先降低這些金額；已收款的價格如需下調，請新增增減項。',
  ),
  'twice-in-list': text('Another item has this code.', '其他项目已使用此编码。', '其他項目已使用此編碼。'),
  'no-such-number': text('No job has this number.', '没有此编号的工单。', '沒有此編號的工單。'),
  'other-trade': text(
    'The job of this number is of another trade.',
    '该编号的工单属于另一行业。',
    '該編號的工單屬於另一行業。',
  ),
  twice: text('An earlier row names the same job.', '前面已有一行是同一工单。', '前面已有一列是同一工單。'),
  'not-a-zone': text(
    'There is no such time zone; write it like Asia/Shanghai.',
    '没有此时区，请写成 Asia/Shanghai 这样的格式。',
    '沒有此時區，請寫成 Asia/Shanghai 這樣的格式。',
  ),
  'ends-before': text('The end is before the beginning.', '结束早于开始。', '結束早於開始。'),
  'span-too-long': text('At most {most} days.', '最多 {most} 天。', '最多 {most} 天。'),
  'not-an-image': text(
    'Only a PNG or JPEG picture of at most 100 kB.',
    '仅支持不超过 100 kB 的 PNG 或 JPEG 图片。',
    '僅支援不超過 100 kB 的 PNG 或 JPEG 圖片。',
  ),
  'unknown-place': text(
    'There is no such place: {places}. Choose one of the list.',
    '没有此占位符：{places}。请从列表中选择。',
    '沒有此預留位置：{places}。請從清單中選擇。',
  ),
  'bad-key': text(
    '1 to 200 visible ASCII characters.',
    '须为 1 至 200 个可见 ASCII 字符。',
    '須為 1 至 200 個可見 ASCII 字元。',
  ),
} as const;

/** The expected value, by the kind of its field or its JSON type. */
const kindTexts: Readonly<Record<string, Text>> = {
  text: text('text', '文字', '文字'),
  string: text('text', '文字', '文字'),
  number: text('number', '数字', '數字'),
  percent: text('percentage', '百分比', '百分比'),
  money: text('amount', '金额', '金額'),
  date: text('date', '日期', '日期'),
  instant: text('date and time', '日期和时间', '日期和時間'),
  yesno: text('yes or no', '是或否', '是或否'),
  boolean: text('yes or no', '是或否', '是或否'),
  check: text('yes or no', '是或否', '是或否'),
  choice: text('choice from the list', '列表中的选项', '清單中的選項'),
  choices: text('choices from the list', '列表中的选项', '清單中的選項'),
  list: text('removal or return of the entry', '移除或恢复该项', '移除或還原該項'),
  file: text('file, by its upload', '文件（请上传）', '檔案（請上傳）'),
  staff: text('member of staff', '员工', '員工'),
  log: text('note', '记录', '紀錄'),
  array: text('list', '列表', '清單'),
};

/** The label of an expected kind; an unknown kind is displayed as it is. */
export const wantedText = (kind: string): Text => kindTexts[kind] ?? text(kind, kind, kind);

export type FieldCode = keyof typeof fieldTexts;

/** The error of a field: its path in the request (`customer.phone`) and the message in every language. */
export interface FieldIssue {
  readonly path: string;
  readonly message: Text;
}

/** Builds a field's error and fills the placeholders of its message. */
export const fieldIssue = (
  path: string,
  code: FieldCode,
  values: Readonly<Record<string, string | number | Text>> = {},
): FieldIssue => {
  const filled = (locale: Locale): string =>
    fieldTexts[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'object' ? value[locale] : String(value);
    });
  return { path, message: text(filled('en'), filled('zh-Hans'), filled('zh-Hant')) };
};
