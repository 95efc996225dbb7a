import { expect, it } from 'vitest';
import type { JobRow } from '#contract/jobs/job-answers';
import type { EditResult } from '#contract/shop/shop-answers';
import { renovation } from '#domain/trades/renovation/index';
import { refusalLabel } from '../../../admin/sheet/edits/refusal-label.ts';
import { textOf, type TextKey } from '../../../admin/texts/catalogue.ts';
import { jobRow } from '../job-row.ts';
import { fillPlaceholders } from '../../../admin/texts/fill-placeholders.ts';

const job: JobRow = { ...jobRow('job_1', 4), number: 1001, flow: 'renovation', title: 'Lane 12' };

const result: EditResult = {
  jobId: 'job_1',
  ok: false,
  version: null,
  status: 409,
  code: 'changed-since',
  detail: 'Someone else has changed this since.',
};

const view = {
  job,
  flow: renovation,
  texts: {
    locale: 'en' as const,
    setLocale: () => {},
    t: (key: TextKey, values = {}) => fillPlaceholders(textOf(key).en, values),
    localize: (text: { readonly en: string }) => text.en,
  },
  me: {
    id: 'stf_1',
    name: 'Mei',
    email: 'mei@example.test',
    role: 'owner' as const,
    locale: 'en' as const,
    shop: { name: 'Shop', zone: 'Asia/Shanghai', currency: 'CNY' },
    staff: [],
    today: '2026-11-23',
    isLocal: true,
  },
};

it('what was not put back is told with mine and theirs, each as the sheet shows it', () => {
  const theirs = { ...result, current: { title: 'Theirs' }, mine: { title: 'Old' } };
  expect(refusalLabel(theirs, view)).toEqual(['Title: yours Old, now Theirs']);
  const amount = 'change-order:cho_1.amountMinor';
  expect(
    refusalLabel({ ...result, current: { [amount]: 80_000 }, mine: { [amount]: 50_000 } }, view),
  ).toEqual(['Change order: yours ¥500.00, now ¥800.00']);
});

it('what stays is named once for each thing', () => {
  const left = ['change-order:cho_1.title', 'change-order:cho_1.amountMinor', 'booking:bkg_1'].map(
    (path) => ({
      path,
      why: null,
    }),
  );
  expect(refusalLabel({ ...result, left }, view)).toEqual(['Not changed: Change order, Booking']);
  expect(refusalLabel(result, view)).toEqual([]);
});
