import type { RefusalEntry } from '#domain/texts/refusal-entry';
import { text } from '#domain/texts/text';

/** Refusals of endings, linked jobs and claims. */
export const endingRefusals = {
  'exit-needs': {
    status: 409,
    text: text(
      'The job cannot end as “{exit}” yet. See what is still needed.',
      '工单暂时不能以“{exit}”结束，请查看待补内容。',
      '工單暫時不能以「{exit}」結束，請查看待補內容。',
    ),
  },
  'exit-elsewhere': {
    status: 409,
    text: text(
      '“{exit}” does not apply in the stage {stage}.',
      '“{stage}”阶段不能以“{exit}”结束。',
      '「{stage}」階段不能以「{exit}」結束。',
    ),
  },
  'not-linked': {
    status: 409,
    text: text(
      'No such job can be opened from this one.',
      '不能从此工单新建这类工单。',
      '不能從此工單新增這類工單。',
    ),
  },
  'claim-without-class': {
    status: 409,
    text: text(
      '{line} has no warranty class, so nobody can say whether it is covered. Set its class first.',
      '“{line}”未设保修类别，无法判断是否在保。请先设置类别。',
      '「{line}」未設保固類別，無法判斷是否在保。請先設定類別。',
    ),
  },
  'not-covered': {
    status: 409,
    text: text(
      '{line} is not covered on {on}: {why}. It can be opened as paid work.',
      '“{line}”在 {on} 不在保修范围：{why}。可作为付费工单新建。',
      '「{line}」在 {on} 不在保固範圍：{why}。可作為付費工單新增。',
    ),
  },
} as const satisfies Record<string, RefusalEntry>;
