import { text } from '#domain/texts/text';

/** Texts of appointments in the panel of a job, which comes after the first load. */
export const appointmentTexts = {
  'appointment.minutes': text('{count} min', '{count} 分钟', '{count} 分鐘'),
  'appointment.insideLead': text(
    'Booked inside the lead time of {days} working days.',
    '预约时间不足规定的 {days} 个工作日。',
    '預約時間不足規定的 {days} 個工作日。',
  ),
  'appointment.eve': text(
    'The call falls on {on}, a day off. Call on {when} instead?',
    '致电日 {on} 为休息日，是否改为 {when} 致电？',
    '致電日 {on} 為休息日，是否改為 {when} 致電？',
  ),
  'appointment.useEve': text('Call then', '改为该时间', '改為該時間'),
  'appointment.outdated': text(
    'That answer was for an earlier time. Call again.',
    '该答复针对之前的时间，请重新致电确认。',
    '該答覆針對之前的時間，請重新致電確認。',
  ),
  'appointment.inShop': text('In the shop', '到店', '到店'),
  'appointment.atCustomer': text('At the customer’s', '客户处', '客戶處'),
  'appointment.who': text('With {names}', '人员：{names}', '人員：{names}'),
} as const;
