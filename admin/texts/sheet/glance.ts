import { text } from '#domain/texts/text';

/** Words of the cells that tell a job at a glance: what is next, the stage, the payments. */
export const glanceTexts = {
  'next.today': text('Today', '今天', '今天'),
  'next.task': text('Task', '任务', '任務'),
  'next.appointment': text('Appointment', '预约', '預約'),
  'stage.place': text(
    'Stage {at} of {of}: {name}.',
    '第 {at}/{of} 阶段：{name}。',
    '第 {at}/{of} 階段：{name}。',
  ),
  'stage.count': text('{at} of {of}', '{at}/{of}', '{at}/{of}'),
  'stage.missing': text(
    'Still needed: {count}; next: {next}.',
    '待补 {count} 项；下一阶段：{next}。',
    '待補 {count} 項；下一階段：{next}。',
  ),
  'stage.ready': text('May move on to {next}.', '可进入下一阶段：{next}。', '可進入下一階段：{next}。'),
  'payments.paidOf': text(
    '{paid} of {count} paid, {share}.',
    '已收 {paid}/{count} 笔，{share}。',
    '已收 {paid}/{count} 筆，{share}。',
  ),
  'payments.open': text(
    '{name}: {paid} of {amount}, {when}.',
    '{name}：已收 {paid}，共 {amount}，{when}。',
    '{name}：已收 {paid}，共 {amount}，{when}。',
  ),
  'payments.amount': text('{paid} of {amount}', '{paid} / {amount}', '{paid} / {amount}'),
} as const;
