import { expect } from 'vitest';
import { weddingTexts as written } from '#test/kit/wedding-texts';
import { row } from './row';
import { agreedBudget, fileDocuments, inContract, inPlans, planDocuments } from '../jobs/wedding-job';

const filed = (job: ReturnType<typeof inPlans>, document: string) =>
  job.state().facts.find(({ key }) => key === `${document}.filed`)?.value;

row('WED-03-STG', {
  accepts: [
    'an agreed budget, price and deposit, a signed contract and the money',
    () => expect(inPlans().needs('contract')).toEqual([]),
  ],
  refuses: [
    'leaving without any of them',
    () =>
      expect(inContract().needs('contract')).toEqual(
        expect.arrayContaining(['budget', 'job.total', 'contract.deposit', 'contract', 'contract-deposit']),
      ),
  ],
});

row('WED-03-NEGO', {
  accepts: [
    'what the couple said of which version, returned by whom and why, agreed by whom',
    () => {
      const job = agreedBudget().on('2026-04-03').line({ description: '车队', amountMinor: 600_000 });
      fileDocuments(job, 'budget')
        .recordState('budget', 'delivered', { ways: ['by-mail'], note: '当面' })
        .recordState('budget', 'returned', { by: '李伟', note: '车队减两台' });
      const said = [...(job.state().earlierFacts ?? []), ...job.state().facts].flatMap(({ key, value }) =>
        key === 'budget.agreed' || key === 'budget.returned' ? [value] : [],
      );
      expect(said).toMatchObject([
        { version: 1, by: '王芳' },
        { version: 2, by: '李伟', note: '车队减两台' },
      ]);
    },
  ],
  refuses: [
    'the agreement to an older version as one to the budget that stands',
    () => {
      const job = fileDocuments(agreedBudget().line({ description: '车队', amountMinor: 600_000 }), 'budget');
      expect(job.needs('contract')).toContain('budget');
      expect(job.recordState('budget', 'returned', { by: '李伟', note: '太贵' }).needs('contract')).toContain(
        'budget',
      );
    },
  ],
});

row('WED-03-CON', {
  accepts: [
    'a contract with the agreed version of the budget attached, its lines and its parts of the price',
    () =>
      expect(filed(inPlans(), 'contract')).toMatchObject({
        attachedVersion: 1,
        data: {
          lines: [{ description: '花艺' }, { description: '灯光' }],
          milestones: [{ amountMinor: 100_000 }, { amountMinor: 2_000_000 }, { amountMinor: 5_900_000 }],
        },
      }),
  ],
  refuses: [
    'a contract before the budget is agreed, after its lines changed, and at a price that is not its sum',
    () => {
      const early = inContract().total(8_000_000).record({ 'contract.deposit': 2_000_000 });
      expect(early.refusesFiling('contract', written['contract'])).toContain('budget.agreed');
      expect(agreedBudget().total(7_000_000).refusesFiling('contract')).toEqual([
        'Line items that sum to the contract total',
      ]);
      const changed = agreedBudget().line({ description: '车队', amountMinor: 0 });
      expect(changed.refusesFiling('contract').join()).toContain('the job changed since');
    },
  ],
});

row('WED-03-REVIEW', {
  accepts: [
    'who of the couple read and agreed, when, and which version',
    () => {
      const job = fileDocuments(agreedBudget(), 'contract');
      job.recordState('contract', 'agreed', { by: '王芳、李伟', on: '2026-04-01' });
      expect(job.state().facts.find(({ key }) => key === 'contract.agreed')?.value).toMatchObject({
        version: 1,
        by: '王芳、李伟',
        on: '2026-04-01',
      });
    },
  ],
  refuses: [
    'a signature of a version that they have not reviewed',
    () => {
      const job = fileDocuments(inPlans(), 'contract').recordState('contract', 'signed');
      expect(job.needs('contract')).toEqual(['contract']);
    },
  ],
});

row('WED-03-PAY', {
  accepts: [
    'the deposit of the contract, due at the signature, and extras as change orders',
    () => {
      const job = fileDocuments(agreedBudget(), 'contract')
        .recordState('contract', 'agreed', { by: '王芳' })
        .recordState('contract', 'signed');
      expect(job.milestone('contract-deposit')).toMatchObject({
        amountMinor: 2_000_000,
        dueOn: '2026-04-01',
        state: 'due',
      });
      expect(job.changeOrder('cars', 600_000).milestone('contract-deposit').amountMinor).toBe(2_000_000);
    },
  ],
  refuses: [
    'a contract without its deposit, a demand before the signature, and going on unpaid',
    () => {
      const unsaid = agreedBudget().record({ 'contract.deposit': null });
      expect(unsaid.refusesFiling('contract')).toContain('milestone:contract-deposit');
      expect(unsaid.needs('contract')).toContain('contract.deposit');
      expect(agreedBudget().milestone('contract-deposit')).toMatchObject({ state: 'waiting', dueOn: null });
      expect(agreedBudget().needs('contract')).toContain('contract-deposit');
    },
  ],
});

row('WED-04-STG', {
  accepts: [
    'six papers with content, and the stage is left',
    () => {
      const job = fileDocuments(inPlans().tick('prep.guided'), ...planDocuments);
      expect(job.needs('plans')).toEqual([]);
    },
  ],
  refuses: [
    'five of six, whichever is absent',
    () => {
      for (const absent of planDocuments) {
        const job = inPlans().tick('prep.guided');
        fileDocuments(job, ...planDocuments.filter((document) => document !== absent));
        expect(job.needs('plans')).toEqual([absent]);
      }
    },
  ],
});

const schemes = [
  ['WED-04-DOC1', 'planning-scheme', ['part:concept', 'part:areas', 'part:schedule']],
  ['WED-04-DOC2', 'flow-scheme', ['part:morning', 'part:ceremony', 'part:banquet']],
  ['WED-04-DOC3', 'music-scheme', ['part:ceremony', 'part:banquet']],
  ['WED-04-DOC4', 'camera-scheme', ['part:photo', 'part:film', 'part:delivery']],
] as const;

for (const [id, key, parts] of schemes)
  row(id, {
    accepts: [
      `a ${key} in its parts, of this wedding`,
      () =>
        expect(filed(fileDocuments(inPlans(), key), key)).toMatchObject({
          texts: written[key],
          data: { places: { 'fact:wedding.on': '2026-10-03', 'customer:name': '王芳' } },
        }),
    ],
    refuses: [
      `a ${key} with empty parts, each by its name, and leaving without one`,
      () => {
        expect(inPlans().refusesFiling(key)).toEqual(parts);
        for (const part of parts) {
          const blank = { ...written[key], [part.slice('part:'.length)]: ' ' };
          expect(inPlans().refusesFiling(key, blank)).toEqual([part]);
        }
        expect(inPlans().needs('plans')).toContain(key);
      },
    ],
  });

row('WED-04-DOC5', {
  accepts: [
    'a contact list of the crew as booked, with the consultant above it',
    () => {
      const job = fileDocuments(inPlans().book('photographer', 'asked'), 'contact-list');
      expect(filed(job, 'contact-list')).toMatchObject({
        data: {
          places: { 'fact:consultant': 'stf_gu' },
          crew: [{ role: 'host', supplier: '李明' }, { role: 'photographer' }],
        },
      });
    },
  ],
  refuses: [
    'a list without crew or without consultant',
    () => {
      expect(inPlans().book('host', 'cancelled').refusesFiling('contact-list')).toEqual(['crew']);
      expect(inPlans().record({ consultant: null }).refusesFiling('contact-list')).toEqual([
        'fact:consultant',
      ]);
    },
  ],
});

row('WED-04-DOC6', {
  accepts: [
    'an execution sheet of the lines and every approved extra, not those proposed',
    () => {
      const job = inPlans().changeOrder('co-1', 600_000).changeOrder('co-2', 300_000, 'proposed');
      expect(filed(fileDocuments(job, 'execution-sheet'), 'execution-sheet')).toMatchObject({
        data: { lines: [{ description: '花艺' }, { description: '灯光' }], extras: [{ title: 'co-1' }] },
      });
    },
  ],
  refuses: [
    'empty parts, and leaving the plans without it',
    () => {
      expect(inPlans().refusesFiling('execution-sheet')).toEqual(['part:timetable', 'part:duties']);
      expect(inPlans().needs('plans')).toContain('execution-sheet');
    },
  ],
});
