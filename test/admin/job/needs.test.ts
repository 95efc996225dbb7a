import { describe, expect, it } from 'vitest';
import type { JobDetail } from '#contract/jobs/job-answers';
import { itemsOf } from '#domain/flow/items-of';
import { text } from '#domain/texts/text';
import { wedding } from '#domain/trades/wedding/index';
import { renovation } from '#domain/trades/renovation/index';
import { mergeNeeds, needGroups, stageProgress } from '../../../admin/job/next/needs.ts';
import { visitsFlow } from '#test/kit/visits';
import { jobDetail } from '../api/job-detail.ts';

type Missing = JobDetail['missing'][number];

const ofItem = (flow: typeof wedding, key: string): Missing => {
  const item = itemsOf(flow).find((candidate) => candidate.key === key);
  if (item === undefined) throw new Error(`no item ${key}`);
  return { stage: item.stage, label: item.label, item: key, milestone: null, source: [] };
};

const customer: Missing = {
  stage: 'inquiry',
  label: text('Customer’s phone', '客户电话', '客戶電話'),
  item: 'customer.phone',
  milestone: null,
  source: [],
};
const balance: Missing = {
  ...customer,
  label: text('Balance', '余款', '餘款'),
  item: null,
  milestone: 'balance',
};

const everyGuestLeft = {
  condition: { list: 'visits', every: { fact: 'left-at' } },
  label: text('Guests have left', '客人已离开', '客人已離開'),
  source: ['TST-01'],
};

describe('what a stage needs', () => {
  it('stands in groups by the words that items share, by entry, and by kind of thing', () => {
    const missing = [
      ofItem(wedding, 'prep.guests'),
      ofItem(wedding, 'prep.rings'),
      ofItem(wedding, 'contract'),
      customer,
      balance,
    ];
    const groups = needGroups(wedding, mergeNeeds(wedding, [], missing));
    expect(
      groups.map(({ title, needs }) => [typeof title === 'string' ? title : title.en, needs.length]),
    ).toEqual([
      ['Couple', 2],
      ['documents', 1],
      ['customer', 1],
      ['money', 1],
    ]);
  });

  it('stands with its appointment where it is its time, its details or its result', () => {
    const missing = ['trial.at', 'trial.details', 'trial.result'].map((key) => ofItem(wedding, key));
    expect(needGroups(wedding, mergeNeeds(wedding, [], missing)).map(({ needs }) => needs.length)).toEqual([
      3,
    ]);
  });

  it('names a group by its entry where an entry of a list lacks it', () => {
    const entry = { list: 'visits', id: '01JDZZZZZZZZZZZZZZZZZZZZZZ' };
    const label = text('greeted (Kitchen)', 'greeted（Kitchen）', 'greeted（Kitchen）');
    const missing: Missing = { ...customer, label, item: `visits/${entry.id}/greeted`, entry };
    expect(needGroups(renovation, mergeNeeds(renovation, [], [missing]))).toMatchObject([
      { entry, doneCount: 0 },
    ]);
  });

  it('stays where it was when it is done, is open again when it is taken back, and new needs come behind', () => {
    const [guests, rings] = [ofItem(wedding, 'prep.guests'), ofItem(wedding, 'prep.rings')];
    const before = mergeNeeds(wedding, [], [guests, rings]);
    const after = mergeNeeds(wedding, before, [rings, customer]);
    expect(after.map(({ key, isOpen }) => [key, isOpen])).toEqual([
      ['prep.guests', false],
      ['prep.rings', true],
      ['customer.phone', true],
    ]);
    expect(needGroups(wedding, after)[0]).toMatchObject({ doneCount: 1 });
    expect(mergeNeeds(wedding, after, [guests]).map(({ isOpen }) => isOpen)).toEqual([true, false, false]);
  });

  it('is counted with what is done already, and without what does not apply', () => {
    const detail = jobDetail('job_1', 1);
    const stage = ofItem(wedding, 'prep.guests').stage;
    const job = { ...detail.job, stage };
    const own = { ...detail, job, missing: [], absentItems: [] };
    const all = stageProgress(wedding, own);
    expect(all.done).toBe(all.count);
    const missing = [ofItem(wedding, 'prep.guests'), ofItem(wedding, 'prep.rings')];
    expect(stageProgress(wedding, { ...own, missing })).toEqual({
      done: all.count - 2,
      count: all.count,
    });
    const fewer = stageProgress(wedding, { ...own, absentItems: ['prep.words'] });
    expect(fewer.count).toBe(all.count - 1);
  });

  it('counts the cells of a list’s entries, and a rule about all entries while one of them fails', () => {
    const ids = ['01JDZZZZZZZZZZZZZZZZZZZZZ1', '01JDZZZZZZZZZZZZZZZZZZZZZ2'];
    const flow = {
      ...visitsFlow,
      stages: visitsFlow.stages.map((stage) =>
        stage.key === 'talk' ? { ...stage, leaveWhen: [everyGuestLeft] } : stage,
      ),
    };
    const facts = ids.map((id) => ({
      id,
      key: `visits/${id}/topic`,
      value: 'Kitchen',
      recordedBy: 'stf_1',
      recordedAt: 1,
    }));
    const detail = { ...jobDetail('job_1', 1), facts };
    const own = { ...detail, job: { ...detail.job, flow: flow.key, stage: 'talk' } };
    const all = stageProgress(flow, own);
    // With no entry their topics and greetings are asked of nobody.
    expect(stageProgress(flow, { ...own, facts: [] }).count).toBe(all.count - 4);
    const greeted = (id: string): Missing => ({
      ...customer,
      stage: 'talk',
      label: text('greeted (Kitchen)', 'greeted（Kitchen）', 'greeted（Kitchen）'),
      item: `visits/${id}/greeted`,
      entry: { list: 'visits', id },
    });
    const [first = '', second = ''] = ids;
    const missing = [greeted(first), greeted(second)];
    expect(stageProgress(flow, { ...own, missing })).toEqual({ done: all.count - 2, count: all.count });
    const failing: Missing = {
      ...greeted(first),
      label: text('Guests have left (Kitchen)', '客人已离开（Kitchen）', '客人已離開（Kitchen）'),
      item: `visits/${first}`,
    };
    expect(stageProgress(flow, { ...own, missing: [failing] })).toEqual({
      done: all.count - 1,
      count: all.count,
    });
  });

  it('counts all money in the stage before the last, also when it is paid', () => {
    const detail = jobDetail('job_1', 1);
    const milestone = (key: string, state: 'paid' | 'due'): JobDetail['milestones'][number] => ({
      id: key,
      key,
      position: 1,
      kind: 'extra',
      label: balance.label,
      title: null,
      amountMinor: 100,
      paidMinor: state === 'paid' ? 100 : 0,
      dueOn: null,
      isProvisional: false,
      waitsFor: [],
      state,
      readinessMissing: null,
      source: [],
    });
    const job = { ...detail.job, flow: 'renovation', stage: 'aftercare' };
    const open = { ...balance, stage: 'aftercare', milestone: 'manual/extra' };
    const owing = stageProgress(renovation, {
      ...detail,
      job,
      milestones: [milestone('down', 'paid'), milestone('manual/extra', 'due')],
      missing: [open],
    });
    const paid = stageProgress(renovation, {
      ...detail,
      job,
      milestones: [milestone('down', 'paid'), milestone('manual/extra', 'paid')],
    });
    expect([paid.count, paid.done]).toEqual([owing.count, owing.done + 1]);
  });

  it('counts a required item and a rule about it apart, and keeps the item to be filled in', () => {
    const required = ofItem(renovation, 'acceptance.result');
    const rule: Missing = { ...required, label: text('Acceptance passed', '验收通过', '驗收通過') };
    const job = { ...jobDetail('job_1', 1).job, flow: 'renovation', stage: required.stage };
    const own = { ...jobDetail('job_1', 1), job };
    const nothing = stageProgress(renovation, { ...own, missing: [required, rule] });
    const failed = stageProgress(renovation, { ...own, missing: [rule] });
    expect(failed).toEqual({ done: nothing.done + 1, count: nothing.count });
    const before = mergeNeeds(renovation, [], [required, rule]);
    expect(before.map(({ label }) => label.en)).toEqual([required.label.en, 'Acceptance passed']);
    expect(mergeNeeds(renovation, before, [rule]).map(({ isOpen }) => isOpen)).toEqual([false, true]);
  });
});
