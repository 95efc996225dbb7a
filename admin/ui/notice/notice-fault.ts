import type { TextKey } from '../../texts/catalogue.ts';

/** What the worker writes down of a notice that did not go out, and how it is told. */
const told: Readonly<Record<string, TextKey>> = {
  'e-mail is not set up': 'notice.faultNotSetUp',
  'no e-mail address': 'notice.faultNoAddress',
  'nobody to send it to': 'notice.faultNobody',
  'no answer': 'notice.faultNoAnswer',
  'no answer in time': 'notice.faultNoAnswer',
  'the run that sent it ended early': 'notice.faultNoAnswer',
  'no longer active': 'notice.faultInactive',
  'told as the owner': 'notice.faultTwice',
  E_DAILY_LIMIT_EXCEEDED: 'notice.faultLimit',
};

/** The text for a stored fault; null for a provider's own code, which is shown as it is. */
export const faultText = (fault: string): TextKey | null =>
  Object.hasOwn(told, fault) ? (told[fault] ?? null) : null;
