import type { RefusalEntry } from '#domain/texts/refusal-entry';
import { text } from '#domain/texts/text';

/** Refusals of customers and their merging. */
export const customerRefusals = {
  'customer-merged': {
    status: 409,
    text: text(
      'This customer was merged with {name} meanwhile. Open {name}, or undo the merge.',
      '该客户已与“{name}”合并。请打开“{name}”，或撤销合并。',
      '此客戶已與「{name}」合併。請開啟「{name}」，或復原合併。',
    ),
  },
  'customer-with-self': {
    status: 422,
    text: text(
      'A customer is not merged with itself. Choose another one.',
      '不能与自身合并，请选择另一位客户。',
      '不能與自身合併，請選擇另一位客戶。',
    ),
  },
  'emails-differ': {
    status: 409,
    text: text(
      'The two have different e-mail addresses, {email} and {second}. Choose to which letters go from now on; the second one stays noted.',
      '两位客户的邮箱不同：{email} 与 {second}。请选择今后使用的邮箱，另一个会保留备注。',
      '兩位客戶的電子郵件不同：{email} 與 {second}。請選擇今後使用的電子郵件，另一個會保留備註。',
    ),
  },
} as const satisfies Record<string, RefusalEntry>;
