import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { issueText } from '../../../admin/ui/notice/notice-issue.ts';

/** The files in which the worker sets the issue of a notice. */
const sources = [
  'worker/notify/email.ts',
  'worker/notify/reaching.ts',
  'worker/schedule/address-notices.ts',
  'worker/schedule/delivery-outcome.ts',
  'worker/schedule/deliver-notices.ts',
  'worker/schedule/send-notice.ts',
];

it('every fault that the worker writes down in words is told in the reader’s language', () => {
  const written = sources.flatMap((source) => [
    ...readFileSync(source, 'utf8').matchAll(/(?:error: |why: |refused\(|\?\? )'([^'E][^']*)'/g),
  ]);
  const issues = written.flatMap(([, issue]) => issue ?? []);
  expect(issues.length).toBeGreaterThan(5);
  expect(issues.filter((issue) => issueText(issue) === null)).toEqual([]);
  expect(issueText('E_SENDER_NOT_VERIFIED')).toBeNull();
  expect(issueText('constructor')).toBeNull();
});
