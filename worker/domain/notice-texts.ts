import type { Flow, NoticePlan } from '#domain/flow';
import { text, type Text } from '#domain/text';

/** The words of a notice before its places are filled. */
export interface NoticeWords {
  readonly label: Text;
  readonly subject: Text;
  readonly body: Text;
}

/** Notices of every trade: money that is due or late, and a task that was not done in time. */
const houseNotices = {
  'milestone-due': {
    label: text('Payment due', '付款到期', '付款到期'),
    subject: text('{milestone} is due: {amount}', '{milestone}应付：{amount}', '{milestone}應付：{amount}'),
    body: text(
      'Dear {customer}, {milestone} of {amount} for {job} is due on {due}. If you have paid already, thank you, and please disregard this. {shop}',
      '{customer}您好，{job}的{milestone} {amount} 已于 {due} 到期。如已付款，感谢您，请忽略此信。{shop}',
      '{customer}您好，{job}的{milestone} {amount} 已於 {due} 到期。如已付款，感謝您，請忽略此信。{shop}',
    ),
  },
  'milestone-overdue': {
    label: text('Payment overdue', '付款逾期', '付款逾期'),
    subject: text(
      'A reminder: {milestone}, {amount}',
      '付款提醒：{milestone}，{amount}',
      '付款提醒：{milestone}，{amount}',
    ),
    body: text(
      'Dear {customer}, {milestone} of {amount} for {job} was due on {due} and has not reached us yet. Please pay it, or call us if something is in the way. {shop}',
      '{customer}您好，{job}的{milestone} {amount} 应于 {due} 支付，我们尚未收到。请您安排付款，如有不便请与我们联系。{shop}',
      '{customer}您好，{job}的{milestone} {amount} 應於 {due} 支付，我們尚未收到。請您安排付款，如有不便請與我們聯絡。{shop}',
    ),
  },
  'task-late': {
    label: text('Task not done in time', '任务逾期未完成', '任務逾期未完成'),
    subject: text('Not done in time: {task}, {job}', '任务逾期：{task}，{job}', '任務逾期：{task}，{job}'),
    body: text(
      '{task} for {customer} ({job}) was to be done by {due} and is still open.',
      '{customer}（{job}）的任务“{task}”应于 {due} 前完成，目前仍未完成。',
      '{customer}（{job}）的任務「{task}」應於 {due} 前完成，目前仍未完成。',
    ),
  },
} as const satisfies Record<string, NoticeWords>;

export type HouseNotice = keyof typeof houseNotices;

const isHouseNotice = (key: string): key is HouseNotice => Object.hasOwn(houseNotices, key);

/** The words of a notice: the flow's own, else the house's; null for a key that neither knows. */
export const noticeWords = (flow: Flow, key: string): NoticeWords | null =>
  flow.notices.find((notice) => notice.key === key) ?? (isHouseNotice(key) ? houseNotices[key] : null);

/** What staff call a notice; an unknown key stands for itself. */
export const noticeLabel = (flow: Flow, key: string): Text =>
  noticeWords(flow, key)?.label ?? text(key, key, key);

const recipients = {
  customer: text('the customer', '客户', '客戶'),
  owner: text('the job’s owner', '工单负责人', '工單負責人'),
  managers: text('the managers', '经理', '經理'),
} as const;

/** Whom a notice is for, as staff call them: a person of the job by what they are for it. */
export const recipientLabel = (flow: Flow, to: NoticePlan['to']): Text =>
  typeof to === 'string'
    ? recipients[to]
    : (flow.items.find(({ key }) => key === to.staffField)?.label ??
      text(to.staffField, to.staffField, to.staffField));
