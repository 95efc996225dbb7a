import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faultText } from '../../../admin/ui/notice/notice-fault.ts';

/** Where the worker writes down why a notice did not go out. */
const sources = [
  'worker/notify/email.ts',
  'worker/schedule/address-notices.ts',
  'worker/schedule/delivery-outcome.ts',
  'worker/schedule/deliver-notices.ts',
  'worker/schedule/send-notice.ts',
];

it('every fault that the worker writes down in words is told in the reader’s language', () => {
  const written = sources.flatMap((source) => [
    ...readFileSync(source, 'utf8').matchAll(/(?:error: |why: |refused\(|\?\? )'([^'E][^']*)'/g),
  ]);
  const faults = written.flatMap(([, fault]) => fault ?? []);
  expect(faults.length).toBeGreaterThan(5);
  expect(faults.filter((fault) => faultText(fault) === null)).toEqual([]);
  expect(faultText('E_SENDER_NOT_VERIFIED')).toBeNull();
  expect(faultText('constructor')).toBeNull();
});
