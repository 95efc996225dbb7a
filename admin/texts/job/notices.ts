import { text } from '#domain/texts/text';

/** Texts of notices, in their screen and in the panel of a job, which come after the first load. */
export const noticeTexts = {
  'notice.none': text('No notice yet.', '暂无通知。', '暫無通知。'),
  'notice.pending': text('will be sent {when}', '将于 {when} 发送', '將於 {when} 傳送'),
  'notice.leased': text('being sent', '正在发送', '正在傳送'),
  'notice.sent': text('sent {when}', '{when} 已发送', '{when} 已傳送'),
  'notice.superseded': text('no longer needed', '已不需要', '已不需要'),
  'notice.missed': text('missed: its time had passed', '已错过发送时间', '已錯過傳送時間'),
  'notice.failed': text('failed', '发送失败', '傳送失敗'),
  'notice.unknown': text(
    'may have been sent: no confirmation',
    '可能已发送：未收到回执',
    '可能已傳送：未收到回執',
  ),
  'notice.dead': text('could not be sent', '无法发送', '無法傳送'),
  'notice.aside': text('put aside', '已搁置', '已擱置'),
  'notice.sendAgain': text('Send again', '重新发送', '重新寄出'),
  'notice.putAside': text('Put aside', '搁置', '擱置'),
  'notice.undelivered': text(
    'Not delivered: contact them another way',
    '未送达，请用其他方式告知',
    '未送達，請用其他方式告知',
  ),
  'notice.faultNotSetUp': text(
    'E-mail is not set up for this shop: tell whoever runs it.',
    '本店尚未设置邮件发送，请告知系统管理员。',
    '本店尚未設定郵件寄送，請告知系統管理員。',
  ),
  'notice.faultNoPhone': text(
    'There is no phone number. Add one, then send it again.',
    '未填写电话。请补填后重新发送。',
    '未填寫電話。請補填後重新寄出。',
  ),
  'notice.faultNoSms': text(
    'Text messages are not set up. Tell the person in another way.',
    '短信尚未开通，请用其他方式通知。',
    '簡訊尚未開通，請用其他方式通知。',
  ),
  'notice.faultNoAddress': text(
    'There is no e-mail address. Add one, then send it again.',
    '没有邮箱地址，请补充后重新发送。',
    '沒有電子郵件地址，請補上後重新寄出。',
  ),
  'notice.faultNobody': text(
    'Nobody has this role in the job. Name somebody, then send it again.',
    '此工单没有人担任该角色，请指定人员后重新发送。',
    '此工單沒有人擔任該角色，請指定人員後重新寄出。',
  ),
  'notice.faultNoAnswer': text(
    'The mail service did not confirm it: ask whether it arrived before you send it again.',
    '邮件服务没有确认，请先询问对方是否收到，再决定是否重新发送。',
    '郵件服務沒有確認，請先詢問對方是否收到，再決定是否重新寄出。',
  ),
  'notice.faultInactive': text('This person no longer works here.', '此人已离职。', '此人已離職。'),
  'notice.faultTwice': text('The same person is told already.', '已通知同一人。', '已通知同一人。'),
  'notice.faultLimit': text(
    'The mail of the day was used up.',
    '当天的邮件额度已用完。',
    '當天的郵件額度已用完。',
  ),
  'notice.today': text('today', '今天', '今天'),
  'notice.to': text('to {who}', '发给{who}', '傳給{who}'),
} as const;
