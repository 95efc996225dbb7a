import { text } from '#domain/texts/text';

/** Texts of messages that came in and answer no notice, in a screen that comes after the first load. */
export const replyTexts = {
  'replies.title': text('Unmatched replies', '待认领短信', '待認領簡訊'),
  'replies.empty': text('No unmatched replies.', '没有待认领短信。', '沒有待認領簡訊。'),
  'replies.why': text(
    'No notice to this number awaits a reply.',
    '近期没有发给该号码且等待回复的通知。',
    '近期沒有傳給該號碼且等待回覆的通知。',
  ),
  'replies.find': text('Job: number, customer or phone', '工单：编号、客户或电话', '工單：編號、客戶或電話'),
  'replies.attach': text('Attach to {job}', '归入 {job}', '歸入 {job}'),
  'replies.reason': text('Why it is put aside', '搁置原因', '擱置原因'),
  'replies.aside': text('Put aside', '搁置', '擱置'),
  'replies.decided': text('Decided', '已处理', '已處理'),
  'replies.attached': text('attached to a job', '已归入工单', '已歸入工單'),
  'replies.asideFor': text('put aside: {reason}', '已搁置：{reason}', '已擱置：{reason}'),
} as const;
