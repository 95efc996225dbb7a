import type { TextKey } from '../../texts/catalogue.ts';
import { addTexts } from '../../texts/catalogue.ts';
import { noticeTexts } from '../../texts/job/notices.ts';

// What is shown here comes later, and so do its texts.
addTexts(noticeTexts);

/** The worker's codes for failed notices, with their texts. */
const issueTexts: Readonly<Record<string, TextKey>> = {
  'e-mail is not set up': 'notice.faultNotSetUp',
  'no e-mail address': 'notice.faultNoAddress',
  'no phone number': 'notice.faultNoPhone',
  'text messages are not set up': 'notice.faultNoSms',
  'nobody to send it to': 'notice.faultNobody',
  'no answer': 'notice.faultNoAnswer',
  'no answer in time': 'notice.faultNoAnswer',
  'the run that sent it ended early': 'notice.faultNoAnswer',
  'no longer active': 'notice.faultInactive',
  'told as the owner': 'notice.faultTwice',
  E_DAILY_LIMIT_EXCEEDED: 'notice.faultLimit',
};

/** The text for a stored issue; null for a provider's own code, which is displayed as stored. */
export const issueText = (issue: string): TextKey | null =>
  Object.hasOwn(issueTexts, issue) ? (issueTexts[issue] ?? null) : null;
