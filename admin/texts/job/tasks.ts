import { text } from '#domain/texts/text';

/** Texts of the tasks in the panel of a job, which comes after the first load. */
export const taskTexts = {
  'tasks.with': text('With {who}', '当前负责：{who}', '目前負責：{who}'),
  'tasks.take': text('Take', '领取', '領取'),
  'tasks.doneCount': text('Done ({count})', '已完成（{count}）', '已完成（{count}）'),
  'tasks.asksResult': text('closed by its result', '须填写结果', '須填寫結果'),
  'tasks.missed': text('missed', '曾逾期', '曾逾期'),
  'tasks.add': text('Add a task', '添加任务', '新增任務'),
  'tasks.addThis': text('Add', '添加', '新增'),
  'tasks.what': text('Task', '任务', '任務'),
  'tasks.party': text('For whom, if not for staff', '由谁完成（客户等）', '由誰完成（客戶等）'),
  'tasks.dueOn': text('By', '截止日期', '截止日期'),
} as const;
