import { describe, expect, it } from 'vitest';
import type { JobRow, Me, MilestoneCell } from '#contract/jobs/job-answers';
import { businessDate, instantAt } from '#domain/time/day';
import { renovation } from '#domain/trades/renovation/index';
import { wedding } from '#domain/trades/wedding/index';
import { nextDue } from '../../../admin/fields/derived/next-due.ts';
import { payments } from '../../../admin/fields/derived/payments.ts';
import type { FieldView } from '../../../admin/fields/field.ts';
import { paidShare, stripOf } from '../../../admin/fields/glance/payments.ts';
import { stageSteps } from '../../../admin/fields/glance/stage-steps.ts';
import { catalogue } from '../../../admin/texts/catalogue.ts';
import { fillPlaceholders } from '../../../admin/texts/fill-placeholders.ts';
import type { Texts } from '../../../admin/texts/locale.tsx';
import { jobRow } from '../job-row.ts';

const today = '2026-11-30';
const me: Me = {
  id: 'stf_1',
  name: 'Mei',
  email: 'mei@example.test',
  role: 'owner',
  locale: 'en',
  shop: { name: 'Shop', zone: 'Asia/Shanghai', currency: 'CNY' },
  staff: [],
  today,
  isLocal: true,
};
const known = new Map(Object.entries(catalogue));
const texts: Texts = {
  locale: 'en',
  setLocale: () => undefined,
  t: (key, values = {}) => fillPlaceholders(known.get(key)?.en ?? key, values),
  localize: ({ en }) => en,
};
const view: FieldView = { texts, me, flow: renovation };
const weddingView: FieldView = { ...view, flow: wedding };

const milestone = (key: string, more: Partial<MilestoneCell>): MilestoneCell => ({
  id: `mil_${key}`,
  key,
  label: null,
  title: null,
  amountMinor: null,
  paidMinor: 0,
  dueOn: null,
  isProvisional: false,
  state: 'waiting',
  ...more,
});
const [deposit, down, progress, balance] = renovation.milestones.map(({ key }) => key);

/** 79 % is paid; the progress payment is 25 days late. */
const late: JobRow = {
  ...jobRow('job_1', 1),
  flow: 'renovation',
  nextDueOn: '2026-11-05',
  milestones: [
    milestone(deposit ?? '', { amountMinor: 20_000, paidMinor: 20_000, state: 'paid' }),
    milestone(down ?? '', { amountMinor: 6_820_000, paidMinor: 6_820_000, state: 'paid' }),
    milestone(progress ?? '', {
      amountMinor: 4_960_000,
      paidMinor: 3_000_000,
      state: 'part',
      dueOn: '2026-11-05',
    }),
    milestone(balance ?? '', { amountMinor: 620_000 }),
    milestone('x', { amountMinor: 99, state: 'cancelled' }),
  ],
};
const blank = { ...jobRow('job_2', 1), stage: wedding.stages[0]?.key ?? '' };

describe('what is next, in the sheet', () => {
  const call = {
    is: 'task' as const,
    key: 'receive-couple',
    at: instantAt(businessDate('2026-12-02'), '14:00', 'Asia/Shanghai'),
    label: null,
  };

  it('says the days first and then what; the date is in the note', () => {
    expect(nextDue.mark?.(late, view)).toMatchObject({
      visible: '25 d overdue',
      tone: 'overdue',
      isStrong: true,
    });
    expect(nextDue.mark?.(late, view)?.note).toMatch(/ · 5 Nov$/);
    const recent = { ...late, nextDueOn: '2026-11-29' };
    expect(nextDue.mark?.(recent, view)?.isStrong).toBeUndefined();
  });

  it('names a task by its plan with its clock time, and by its own label', () => {
    const expected = { ...blank, nextDueOn: '2026-12-02', next: call };
    expect(nextDue.mark?.(expected, weddingView)).toMatchObject({
      visible: 'in 2 d 14:00',
      suffix: 'Receive the couple',
      tone: 'soon',
    });
    const own = {
      ...call,
      key: 'manual/1',
      at: null,
      label: { en: 'Tiles', 'zh-Hans': '砖', 'zh-Hant': '磚' },
    };
    expect(nextDue.mark?.({ ...blank, nextDueOn: today, next: own }, weddingView)).toMatchObject({
      visible: 'Today',
      suffix: 'Tiles',
    });
    const unknown = { ...call, key: 'gone', at: null };
    expect(nextDue.mark?.({ ...blank, nextDueOn: today, next: unknown }, weddingView)?.suffix).toBe('Task');
  });

  it('is a plain date when it is far, and nothing without a day', () => {
    const far = nextDue.mark?.({ ...blank, nextDueOn: '2026-12-20', next: call }, weddingView);
    expect(far?.visible).toBe('20 Dec 14:00');
    expect(far?.tone).toBeUndefined();
    expect(nextDue.mark?.(blank, weddingView)).toEqual({});
  });
});

describe('the payments, in the sheet', () => {
  it('are a segment each, with what is paid of it and how it stands; cancelled ones are absent', () => {
    expect(stripOf(late.milestones, today)).toEqual([
      { size: 20_000, filled: 1, look: 'open' },
      { size: 6_820_000, filled: 1, look: 'open' },
      { size: 4_960_000, filled: 3_000_000 / 4_960_000, look: 'overdue' },
      { size: 620_000, filled: 0, look: 'waiting' },
    ]);
  });

  it('have the paid share, never rounded up', () => {
    expect(paidShare(late)).toBe('79%');
    const share = (paidMinor: number) =>
      paidShare({ milestones: [milestone('a', { amountMinor: 1000, paidMinor, state: 'part' })] });
    expect([share(1), share(999), share(1000), share(0)]).toEqual(['<1%', '99%', '100%', '0%']);
    expect(paidShare({ milestones: [milestone('a', {})] })).toBe('—');
  });

  it('are told in words', () => {
    expect(payments.read(late)).toBe('2/4 · 79%');
    expect(payments.mark?.(late, view)?.note).toMatch(
      /^2 of 4 paid, 79%\. .+: ¥30,000(\.00)? of ¥49,600(\.00)?, 25 d overdue\.$/,
    );
    expect(payments.read(blank)).toBeNull();
  });
});

describe('the stage, in the sheet', () => {
  const steps = (more: Partial<JobRow>) => stageSteps({ ...blank, ...more }, wedding, weddingView);
  const of = wedding.stages.length;

  it('is blocked where something is missing and its day is near, and counts quietly where it is not', () => {
    expect(steps({ missingCount: 3 }).steps).toEqual({ at: 1, of, state: 'working', sign: '3' });
    expect(steps({ missingCount: 3, nextDueOn: '2026-12-07' }).steps).toMatchObject({
      state: 'blocked',
      sign: '⊘ 3',
    });
    expect(steps({ missingCount: 3, nextDueOn: '2026-12-08' }).steps?.state).toBe('working');
    expect(steps({ missingCount: 3, keyDate: '2026-11-29' }).steps?.state).toBe('working');
    expect(steps({ missingCount: 3, keyDate: '2026-12-01' }).steps?.state).toBe('blocked');
  });

  it('may move on where nothing is missing, but not from the last stage', () => {
    expect(steps({}).steps).toMatchObject({ state: 'ready', sign: '→' });
    expect(steps({ stage: wedding.stages.at(-1)?.key ?? '' }).steps).toMatchObject({ at: of, state: 'over' });
    expect(steps({ stage: 'gone' })).toEqual({});
  });

  it('is told in words', () => {
    const [first, second] = wedding.stages;
    expect(steps({ missingCount: 3 }).note).toBe(
      `Stage 1 of ${of}: ${first?.label.en}. Still needed: 3; next: ${second?.label.en}.`,
    );
    expect(steps({}).note).toMatch(/May move on to /);
  });
});
