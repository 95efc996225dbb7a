import { describe, expect, it } from 'vitest';
import { gridOutcome } from '../../../admin/sync/edits/use-edit-submitter.ts';
import { catalogue, textOf, type TextKey } from '../../../admin/texts/catalogue.ts';

const reader = {
  texts: {
    locale: 'en' as const,
    setLocale: () => {},
    t: (key: TextKey) => textOf(key).en,
    localize: (text: { readonly en: string }) => text.en,
  },
  labelOf: (path: string, value: unknown) => `${path} as ${String(value)}`,
};

const stale = {
  type: 'urn:jobsheet:problem:stale',
  title: 'Changed meanwhile',
  status: 409,
  code: 'stale',
  detail: 'Changed meanwhile.',
  requestId: 'req_1',
  current: { contractTotalMinor: 15_800_000 },
};

describe('an edit that is larger than the server takes', () => {
  it('says what to do, whoever answered', () => {
    const problem = { ...stale, status: 413, code: 'unknown', detail: 'HTTP 413' };
    expect(gridOutcome({ ok: false, problem }, reader)).toMatchObject({
      kind: 'refused',
      message: catalogue['problem.tooLarge'].en,
    });
  });
});

describe('a cell that somebody else changed', () => {
  it('shows their value in words, not as it is stored', () => {
    expect(gridOutcome({ ok: false, problem: stale }, reader)).toMatchObject({
      kind: 'conflict',
      theirs: 'contractTotalMinor as 15800000',
    });
  });
});
