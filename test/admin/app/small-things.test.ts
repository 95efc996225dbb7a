import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../admin/api/problem.ts';
import { gridOutcome } from '../../../admin/sync/edits/use-edit-submitter.ts';
import { balanceLines } from '../../../admin/job/money/balance-lines.ts';
import { catalogue, textOf, type TextKey } from '../../../admin/texts/catalogue.ts';
import { fillPlaceholders } from '../../../admin/texts/fill-placeholders.ts';
import { locales } from '#domain/texts/text';

describe('the figures of a job', () => {
  it('add up, with a line for what milestones ask beside the contract', () => {
    const lines = balanceLines({
      contractMinor: 12_400_000,
      changesMinor: 0,
      paidMinor: 9_840_000,
      creditMinor: 0,
      outstandingMinor: 2_580_000,
    });
    expect(lines.find(({ label }) => label === 'money.fees')).toEqual({
      label: 'money.fees',
      amount: 20_000,
    });
    const minor = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.option(minor), minor, minor, minor, minor, (contract, changes, fees, paid, credit) => {
        const creditMinor = Math.min(credit, paid);
        const outstandingMinor = (contract ?? 0) + changes + fees - (paid - creditMinor);
        const visible = balanceLines({
          contractMinor: contract,
          changesMinor: changes,
          paidMinor: paid,
          creditMinor,
          outstandingMinor,
        });
        const sum = visible.reduce((total, { label, amount }) => {
          if (label === 'money.outstanding') return total;
          return total + (label === 'money.paid' ? -(amount ?? 0) : (amount ?? 0));
        }, 0);
        expect(sum).toBe(outstandingMinor);
      }),
    );
  });
});

describe('a message', () => {
  it('is a whole sentence where a stage is blocked, with how many things are missing', () => {
    for (const locale of locales) {
      const texts = {
        locale,
        setLocale: () => undefined,
        t: (key: TextKey, values = {}) => fillPlaceholders(textOf(key)[locale], values),
        localize: (input: Readonly<Record<typeof locale, string>>) => input[locale],
      };
      const missing = Array.from({ length: 15 }, (_, at) => ({
        stage: 'first',
        item: `item${at}`,
        milestone: null,
        label: { en: 'x', 'zh-Hans': 'x', 'zh-Hant': 'x' },
        source: [],
      }));
      const problem = {
        type: 'urn:jobsheet:problem:stage-blocked',
        title: 'No',
        status: 409,
        code: 'stage-blocked',
        detail: 'No',
        requestId: 'req_1',
        missing,
      };
      const outcome = gridOutcome({ ok: false, problem }, { texts, labelOf: String });
      expect(outcome).toMatchObject({ message: expect.stringMatching(/15.*[.。]$/) });
    }
  });

  it('never is a bare number of the protocol', () => {
    const words = (status: number) => fillPlaceholders(catalogue['problem.elsewhere'].en, { status });
    const { detail, title } = problemOf(500, '<html>Bad gateway</html>', words);
    expect(detail).toMatch(/try again/);
    expect(`${title} ${detail}`).not.toMatch(/HTTP/);
  });
});
