import { text } from '#domain/texts/text';

/** Texts of the checklists in the panel of a job, which comes after the first load. */
export const checklistTexts = {
  'checklist.answered': text('{done} of {count} answered', '已检查 {done}/{count}', '已檢查 {done}/{count}'),
  'checklist.score': text('{score}% met', '达标率 {score}%', '達標率 {score}%'),
  'checklist.passed': text('Passed', '合格', '合格'),
  'checklist.notPassed': text('Not passed', '不合格', '不合格'),
  'checklist.note': text('Note', '说明', '說明'),
  'checklist.atLeast': text('at least {least}', '不低于 {least}', '不低於 {least}'),
  'checklist.atMost': text('at most {most}', '不超过 {most}', '不超過 {most}'),
  'checklist.between': text('{least} to {most}', '{least} 至 {most}', '{least} 至 {most}'),
  'checklist.missed': text('Missed', '未达标', '未達標'),
  'checklist.keys': text(
    'Keys: 1 met, 2 missed, 3 not applicable; arrows move.',
    '快捷键：1 达标，2 未达标，3 不适用；方向键移动。',
    '快速鍵：1 達標，2 未達標，3 不適用；方向鍵移動。',
  ),
} as const;
