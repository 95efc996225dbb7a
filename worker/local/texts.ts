import { text } from '#domain/texts/text';

/** Texts of the local pages. */
export const localTexts = {
  sandbox: text('Sandbox payment page', '沙盒付款页', '沙盒付款頁'),
  sandboxNote: text(
    'No money moves here. The button sends a signed message to the real webhook.',
    '此处不会产生真实扣款。点击按钮会向真实的 webhook 发送一条签名消息。',
    '此處不會產生真實扣款。點擊按鈕會向真實的 webhook 傳送一則簽章訊息。',
  ),
  job: text('Job', '工单', '工單'),
  milestone: text('For', '款项', '款項'),
  amount: text('Amount', '金额', '金額'),
  pay: text('Pay', '付款', '付款'),
  fail: text('Let it fail', '模拟失败', '模擬失敗'),
  back: text('Back to Jobsheet', '返回 Jobsheet', '返回 Jobsheet'),
  again: text('Try again', '重新付款', '重新付款'),
  unknown: text('There is no payment link with this reference.', '没有此付款链接。', '沒有此付款連結。'),
  paid: text('This link is paid. Thank you.', '该链接已付款，谢谢。', '此連結已付款，謝謝。'),
  closed: text(
    'This link is closed. Ask for a new one.',
    '该链接已关闭，请索取新链接。',
    '此連結已關閉，請索取新連結。',
  ),
  received: text('Payment received. Thank you.', '付款成功，谢谢。', '付款成功，謝謝。'),
  failed: text('The payment failed. Nothing was taken.', '付款失败，未扣款。', '付款失敗，未扣款。'),
  refused: text(
    'The webhook refused the message with status {status}.',
    'webhook 拒绝了该消息，状态码 {status}。',
    'webhook 拒絕了此訊息，狀態碼 {status}。',
  ),
  noSecret: text(
    'STANDARD_WEBHOOK_SECRET is not set, so nothing can be signed.',
    '未设置 STANDARD_WEBHOOK_SECRET，无法签名。',
    '未設定 STANDARD_WEBHOOK_SECRET，無法簽章。',
  ),
  outbox: text('Sent notices', '已发通知', '已寄出的通知'),
  outboxNote: text(
    'What went out from this computer’s database, newest first.',
    '本机数据库已发出的通知，最新在前。',
    '本機資料庫已發出的通知，最新在前。',
  ),
  outboxEmpty: text('Nothing has been sent yet.', '尚未发出任何通知。', '尚未發出任何通知。'),
  letter: text('As it is read by mail', '查看邮件内容', '檢視郵件內容'),
  reply: text('Reply', '回复', '回覆'),
  replyText: text('Text of the reply', '回复内容', '回覆內容'),
  noSmsSecret: text(
    'SMSIN_WEBHOOK_SECRET is not set, so nothing can be signed.',
    '未设置 SMSIN_WEBHOOK_SECRET，无法签名。',
    '未設定 SMSIN_WEBHOOK_SECRET，無法簽章。',
  ),
  customer: text('Customer', '客户', '客戶'),
  staff: text('Staff', '员工', '員工'),
} as const;
