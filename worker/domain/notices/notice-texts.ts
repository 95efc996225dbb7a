import { findItem, findNoticePlan } from '#domain/flow/find-item';
import { dutyLabel } from '#domain/flow/duties';
import type { Flow } from '#domain/flow/flow';
import type { Receiver } from '#domain/flow/who';
import { roleTexts } from '#domain/rights/role-texts';
import { text, type Text } from '#domain/texts/text';

/** The template of a notice. */
export interface NoticeTemplate {
  readonly label: Text;
  readonly subject: Text;
  readonly body: Text;
}

/** The built-in notices of every trade: money that is due or overdue, and late tasks. */
const builtInNotices = {
  'milestone-due': {
    label: text('Payment due', '付款到期', '付款到期'),
    subject: text(
      'Payment due: {milestone}, {amount}',
      '付款通知：{milestone} {amount}',
      '付款通知：{milestone} {amount}',
    ),
    body: text(
      'Dear {customer},\n{milestone} of {amount} for {job} is due on {due}. Please arrange payment. If you have already paid, please disregard this. Thank you.\n{payment}\n\n{shop}',
      '{customer}您好！\n{job}的{milestone} {amount}，付款日为 {due}，烦请安排付款。如您已付款，请忽略本通知，感谢您的支持。\n{payment}\n\n{shop}',
      '{customer}您好！\n{job}的{milestone} {amount}，付款日為 {due}，煩請安排付款。如您已付款，請忽略本通知，感謝您的支持。\n{payment}\n\n{shop}',
    ),
  },
  'milestone-overdue': {
    label: text('Payment overdue', '付款逾期', '付款逾期'),
    subject: text(
      'Payment reminder: {milestone}, {amount}',
      '付款提醒：{milestone}，{amount}',
      '付款提醒：{milestone}，{amount}',
    ),
    body: text(
      'Dear {customer},\n{milestone} of {amount} for {job} was due on {due}, and we have not received it yet. Please arrange payment, or contact us if you have any questions. If you have already paid, please disregard this.\n{payment}\n\n{shop}',
      '{customer}您好！\n{job}的{milestone} {amount} 原定于 {due} 支付，目前我们尚未查收到账。烦请您方便时安排付款；如已付款，请忽略本通知；如有疑问，请与我们联系。\n{payment}\n\n{shop}',
      '{customer}您好！\n{job}的{milestone} {amount} 原定於 {due} 支付，我們目前尚未收到款項。煩請您撥冗安排付款；如已付款，請忽略本通知；如有疑問，請與我們聯絡。\n{payment}\n\n{shop}',
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
  'task-already-late': {
    label: text('Task late from the start', '任务安排时已逾期', '任務安排時已逾期'),
    subject: text(
      'Urgent, already late: {task}, {job}',
      '紧急，已逾期：{task}，{job}',
      '緊急，已逾期：{task}，{job}',
    ),
    body: text(
      '{task} for {customer} ({job}) had to be done by {due}. That time was over already when the task was planned. Please do it now.',
      '{customer}（{job}）的任务“{task}”应于 {due} 前完成，安排时已过期限。请立即处理。',
      '{customer}（{job}）的任務「{task}」應於 {due} 前完成，安排時已過期限。請立即處理。',
    ),
  },
  'warranty-ending': {
    label: text('Warranty ends soon', '保修即将到期', '保固即將到期'),
    subject: text('Warranty ends soon: {job}', '保修即将到期：{job}', '保固即將到期：{job}'),
    body: text(
      'In 30 days a warranty of {job} for {customer} ends. Please ask whether all is in order.',
      '{customer}的{job}有保修将在 30 天后到期，请联系客户确认是否一切正常。',
      '{customer}的{job}有保固將在 30 天後到期，請聯絡客戶確認是否一切正常。',
    ),
  },
  'task-again': {
    label: text('Try again', '请再次尝试', '請再次嘗試'),
    subject: text('Try again: {task}, {job}', '请再次尝试：{task}，{job}', '請再次嘗試：{task}，{job}'),
    body: text(
      '{task} for {customer} ({job}) had no result yet. Please try again.',
      '{customer}（{job}）的任务“{task}”尚无结果，请再次尝试。',
      '{customer}（{job}）的任務「{task}」尚無結果，請再次嘗試。',
    ),
  },
  'handed-over': {
    label: text('Handed over', '工单交接', '工單交接'),
    subject: text('Handed over to you: {job}', '工单已交接给您：{job}', '工單已交接給您：{job}'),
    body: text(
      '{job} for {customer} was handed over. {task}: please take it.',
      '{customer}的工单（{job}）已交接。{task}，请接手。',
      '{customer}的工單（{job}）已交接。{task}，請接手。',
    ),
  },
} as const satisfies Record<string, NoticeTemplate>;

/** The key of the house notice that a warranty ends soon. */
export const warrantyEndingKey = 'warranty-ending' satisfies keyof typeof builtInNotices;

/** The open payment link of a demand; `more` is its amount where it asks for change orders too. */
interface DemandLink {
  readonly url: string;
  readonly more: Text | null;
}

/** How to pay a demand: by its open link, else by contacting the shop. */
export const howToPay = (link: DemandLink | null): Text => {
  if (link === null)
    return text('For ways to pay, please contact us.', '付款方式请联系我们。', '付款方式請聯絡我們。');
  const { url, more } = link;
  if (more === null) return text(`Pay here: ${url}`, `付款链接：${url}`, `付款連結：${url}`);
  return text(
    `Pay here, ${more.en} together with the approved change orders: ${url}`,
    `付款链接（连同已确认的增减项共 ${more['zh-Hans']}）：${url}`,
    `付款連結（連同已確認的增減項共 ${more['zh-Hant']}）：${url}`,
  );
};

export type BuiltInNotice = keyof typeof builtInNotices;

/** The kinds of notices that every trade has. */
export const builtInNoticeKeys: readonly string[] = Object.keys(builtInNotices);

const isBuiltInNotice = (key: string): key is BuiltInNotice => Object.hasOwn(builtInNotices, key);

/** The template of a notice: the flow's own, else the built-in one; null for an unknown key. */
export const noticeTemplate = (flow: Flow, key: string): NoticeTemplate | null =>
  findNoticePlan(flow, key) ?? (isBuiltInNotice(key) ? builtInNotices[key] : null);

/** The label of a notice for staff; an unknown key is displayed as it is. */
export const noticeLabel = (flow: Flow, key: string): Text =>
  noticeTemplate(flow, key)?.label ?? text(key, key, key);

const recipients = {
  customer: text('the customer', '客户', '客戶'),
  owner: text('the person in charge', '工单负责人', '工單負責人'),
  managers: text('the managers', '经理', '經理'),
  assignee: text('whoever took it', '领取人', '領取人'),
} as const;

const tookPrefix = 'took.';

/** The label of a notice's recipient for staff: a duty, a role, or a person by the label of their field. */
export const recipientLabel = (flow: Flow, to: Receiver): Text => {
  if (typeof to === 'string') return recipients[to];
  if ('role' in to) return roleTexts[to.role];
  if ('duty' in to) return dutyLabel(flow, to.duty);
  const key = 'person' in to ? to.person.name : to.staffField;
  if (key.startsWith(tookPrefix)) return recipients.assignee;
  return findItem(flow, key)?.item.label ?? text(key, key, key);
};

/** A receiver as one word: for a person the key of the field that names them. */
export const receiverName = (to: Receiver): string => {
  if (typeof to === 'string') return to;
  if ('duty' in to) return to.duty;
  if ('role' in to) return to.role;
  return 'person' in to ? to.person.name : to.staffField;
};
