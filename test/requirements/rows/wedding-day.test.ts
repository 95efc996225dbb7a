import { expect } from 'vitest';
import { moment } from '#test/kit/rules';
import { entryId } from '#test/kit/visits';
import { row } from './row';
import {
  fileDocuments,
  inAdjust,
  inAftercare,
  inPlans,
  inquired,
  inRehearsal,
  meetings,
  prepared,
  preparationChecks,
  rehearsalChecks,
} from '../jobs/wedding-job';

row(
  'WED-04-PREP',
  {
    accepts: [
      'the couple’s own list with a day each, and what this couple bring besides',
      () => {
        const job = inAdjust();
        expect(job.task('prep.rings')).toMatchObject({ dueOn: '2026-09-19', state: 'open' });
        job.tick('prep.guided', ...preparationChecks);
        expect(job.task('prep.rings')?.state).toBe('done');
        const cell = `preparations/${entryId(1)}/preparation`;
        job.record({ [cell]: '外祖母的手镯', [`${cell}.by`]: '2026-09-20' });
        expect(job.plan().tasks).toContainEqual(
          expect.objectContaining({ dueOn: '2026-09-20', assigneeId: 'stf_gu', state: 'open' }),
        );
      },
    ],
    refuses: [
      'going on with one open, of the usual ones and of this couple’s',
      () => {
        expect(inPlans().needs('plans')).toContain('prep.guided');
        expect(inAdjust().needs('adjust')).toEqual(expect.arrayContaining([...preparationChecks]));
        const cell = `preparations/${entryId(1)}/preparation`;
        const job = prepared().record({ [cell]: '外祖母的手镯', [`${cell}.by`]: '2026-09-20' });
        expect(job.needs('adjust')).toContain(`${cell}.done`);
      },
    ],
  },
  { isTickList: true },
);

row('WED-04-COMM', {
  accepts: [
    'every talk, and the agenda of the day in the version that stands',
    () => {
      const job = fileDocuments(inAdjust(), 'day-agenda', 'day-agenda').log('contacts', '定了车队');
      expect(job.log('contacts', '改了入场曲').state().facts).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ key: 'contacts', value: { note: '定了车队' } }),
          expect.objectContaining({ key: 'contacts', value: { note: '改了入场曲' } }),
          expect.objectContaining({
            key: 'day-agenda.filed',
            value: expect.objectContaining({ version: 2 }),
          }),
        ]),
      );
    },
  ],
  refuses: ['an empty agenda', () => expect(inAdjust().refusesFiling('day-agenda')).toEqual(['part:agenda'])],
});

row('WED-05-STG', {
  accepts: [
    'list, meetings and balance done, and goes on',
    () => expect(inRehearsal().needs('adjust')).toEqual([]),
  ],
  refuses: [
    'going on unpaid, or with one thing open again',
    () => {
      expect(prepared().needs('adjust')).toEqual(['balance']);
      expect(inRehearsal().record({ 'trial.result': null }).needs('adjust')).toEqual(['trial.result']);
    },
  ],
});

row('WED-05-OWN', {
  accepts: [
    'one consultant whom every task reaches, and the one who follows',
    () => {
      const job = prepared();
      expect(new Set(job.plan().tasks.map(({ assigneeId }) => assigneeId))).toEqual(new Set(['stf_gu']));
      job.record({ consultant: 'stf_he' });
      expect(new Set(job.plan().tasks.map(({ assigneeId }) => assigneeId))).toEqual(new Set(['stf_he']));
    },
  ],
  refuses: [
    'a wedding, and a contact list, without anybody who answers for it',
    () => {
      expect(inquired().needs('consultation')).toContain('consultant');
      expect(inPlans().record({ consultant: null }).refusesFiling('contact-list')).toEqual([
        'fact:consultant',
      ]);
    },
  ],
});

row('WED-05-SUB', {
  accepts: [
    'make-up trial, host meeting and camera talk with their time, in the diary, told the day before',
    () => {
      const job = inAdjust();
      for (const key of meetings) {
        job.record({ [`${key}.at`]: moment('2026-09-12', '10:00') });
        expect(job.plan().appointments).toContainEqual(
          expect.objectContaining({ key, startsAt: moment('2026-09-12', '10:00') }),
        );
        expect(job.notice(`${key}-couple`)?.sendAt).toBe(moment('2026-09-11', '10:00'));
      }
    },
  ],
  refuses: [
    'going on without the time of one of the three',
    () => {
      for (const key of meetings)
        expect(
          inRehearsal()
            .record({ [`${key}.at`]: null })
            .needs('adjust'),
        ).toContain(`${key}.at`);
    },
  ],
});

row('WED-05-LOG', {
  accepts: [
    'details and result of each meeting, with which it is done',
    () => {
      const job = prepared();
      for (const key of meetings) expect(job.task(key)?.state).toBe('done');
      expect(job.state().facts.find(({ key }) => key === 'trial.details')?.value).toEqual({
        note: '两套造型',
      });
    },
  ],
  refuses: [
    'closing a meeting without its details, and without its result',
    () => {
      for (const key of meetings) {
        const at = { [`${key}.at`]: moment('2026-09-12', '10:00') };
        const bare = inAdjust().record({ ...at, [`${key}.result`]: '已确认' });
        expect([bare.task(key)?.state, bare.needs('adjust').includes(`${key}.details`)]).toEqual([
          'open',
          true,
        ]);
        const unsettled = inAdjust().record(at).log(`${key}.details`, '两套造型');
        expect([unsettled.task(key)?.state, unsettled.needs('adjust').includes(`${key}.result`)]).toEqual([
          'open',
          true,
        ]);
      }
    },
  ],
});

// What is not ready is a part of the balance's demand.
row(
  'WED-05-READY',
  {
    accepts: [
      'a demand that says nothing where all is ready',
      () => {
        const balance = prepared().milestone('balance');
        expect([balance.readinessMissing, balance.amountMinor]).toEqual([null, 5_900_000]);
        expect(prepared().on('2026-09-27').milestone('balance').state).toBe('due');
      },
    ],
    refuses: [
      'to pass over what is not ready: the demand names it',
      () => {
        const job = prepared().record({ 'prep.rings': null });
        expect(job.milestone('balance').readinessMissing?.en).toBe(
          'Preparations are not complete yet: Couple: Rings',
        );
        expect(job.needs('adjust')).toContain('prep.rings');
        expect(inAdjust().milestone('balance').readinessMissing?.en).toContain('Rings');
      },
    ],
  },
  { heldBy: 'WED-05-BAL' },
);

row('WED-05-BAL', {
  accepts: [
    'contract and extras less what was paid, a week before the day, also when it moves',
    () => {
      const job = inPlans().changeOrder('co-1', 600_000);
      expect(job.milestone('balance')).toMatchObject({ amountMinor: 5_900_000, dueOn: '2026-09-26' });
      expect(job.milestone('change-order/co-1')).toMatchObject({ amountMinor: 600_000, dueOn: '2026-09-26' });
      expect(job.plan().balances).toMatchObject({ plannedMinor: 8_600_000, outstandingMinor: 6_500_000 });
      expect(job.record({ 'wedding.on': '2026-11-14' }).milestone('balance').dueOn).toBe('2026-11-07');
    },
  ],
  refuses: [
    'going on before it is paid to the last fen',
    () => {
      expect(prepared().needs('adjust')).toEqual(['balance']);
      expect(prepared().pay('balance', 5_899_999).needs('adjust')).toEqual(['balance']);
    },
  ],
});

row('WED-06-STG', {
  accepts: [
    'a rehearsal on the day before, which moves with the wedding, or on the day that a person chose',
    () => {
      const job = inAdjust();
      expect(job.task('rehearsal')?.dueOn).toBe('2026-10-02');
      expect(job.record({ 'wedding.on': '2026-11-14' }).task('rehearsal')?.dueOn).toBe('2026-11-13');
      expect(job.record({ 'rehearsal.on': '2026-11-12' }).task('rehearsal')?.dueOn).toBe('2026-11-12');
    },
  ],
  refuses: [
    'leaving the rehearsal with nothing rehearsed, and a chosen day that stays unnoticed when the wedding moves',
    () => {
      expect(inRehearsal().needs('rehearsal')).toEqual(expect.arrayContaining([...rehearsalChecks]));
      const job = inAdjust().record({ 'rehearsal.on': '2026-10-01' });
      job.record({ 'wedding.on': '2026-11-14' });
      expect(job.task('rehearsal-date')).toMatchObject({ state: 'open', assigneeId: 'stf_gu' });
    },
  ],
});

row(
  'WED-06-CHK',
  {
    accepts: [
      'walk, rings, cake and champagne, with which the rehearsal is done',
      () => {
        const job = inRehearsal()
          .tick(...rehearsalChecks)
          .record({ acts: false });
        expect([job.needs('rehearsal'), job.task('rehearsal')?.state]).toEqual([[], 'done']);
      },
    ],
    refuses: [
      'three of the four, whichever is open',
      () => {
        for (const open of rehearsalChecks) {
          const job = inRehearsal().record({ acts: false });
          job.tick(...rehearsalChecks.filter((check) => check !== open));
          expect(job.needs('rehearsal')).toEqual([open]);
        }
      },
    ],
  },
  { isTickList: true },
);

row('WED-06-SHOW', {
  accepts: [
    'each act by its name, rehearsed, and a wedding without acts',
    () => {
      const job = inRehearsal().tick(...rehearsalChecks);
      job.record({ acts: true, 'act.1': '小提琴', 'act.2': '舞蹈' });
      expect(job.tick('act.1.rehearsed', 'act.2.rehearsed').needs('rehearsal')).toEqual([]);
      expect(job.record({ acts: false }).needs('rehearsal')).toEqual([]);
    },
  ],
  refuses: [
    'a rehearsal that says nothing of acts, names none, or has one not rehearsed',
    () => {
      const job = inRehearsal().tick(...rehearsalChecks);
      expect(job.needs('rehearsal')).toEqual(['acts']);
      expect(job.record({ acts: true }).needs('rehearsal')).toEqual(['act.1']);
      expect(job.record({ 'act.1': '小提琴' }).needs('rehearsal')).toEqual(['act.1.rehearsed']);
    },
  ],
});

row('WED-07-EXE', {
  accepts: [
    'every line of contract and execution sheet and every extra, done',
    () => {
      const job = inRehearsal().changeOrder('弦乐四重奏', 600_000).enter('wedding-day').on('2026-10-03');
      job.line({ description: '弦乐四重奏', amountMinor: 0, tags: ['performance'] });
      for (const line of job.state().lines) job.line({ ...line, isDone: true });
      expect(job.needs('wedding-day')).toEqual([]);
    },
  ],
  refuses: [
    'the wedding day with papers that lack an extra or an extra unpaid, and leaving it with a line or an extra open',
    () => {
      const eve = inRehearsal()
        .tick(...rehearsalChecks)
        .record({ acts: false });
      expect(eve.changeOrder('弦乐四重奏', 600_000).needs('rehearsal')).toEqual([
        'change-order/弦乐四重奏',
        'Execution sheet with every line and approved extra',
      ]);
      const day = inRehearsal().changeOrder('弦乐四重奏', 600_000).enter('wedding-day').on('2026-10-03');
      expect(day.needs('wedding-day')).toEqual(['lines.done', 'extras.done']);
    },
  ],
});

row('WED-08-PICK', {
  accepts: [
    'photos, album and film, told when ready, again while they wait, until collected',
    () => {
      const job = inAftercare().on('2026-11-02', '11:00').record({ 'photos.state': 'ready' });
      expect(job.notice('photos-ready')?.sendAt).toBe(moment('2026-11-02', '11:00'));
      expect(job.notice('photos-waiting')?.sendAt).toBe(moment('2026-11-16', '10:00'));
      job.record({ 'photos.state': 'collected', 'album.state': 'not-ordered', 'film.state': 'collected' });
      expect([job.needs('aftercare'), job.notice('photos-waiting')]).toEqual([[], undefined]);
    },
  ],
  refuses: [
    'closing while one is made, or ready and not collected',
    () => {
      const job = inAftercare().record({ 'photos.state': 'collected', 'album.state': 'not-ordered' });
      expect(new Set(job.needs('aftercare'))).toEqual(new Set(['film.state']));
      for (const state of ['in-work', 'ready'])
        expect(job.record({ 'film.state': state }).needs('aftercare')).toEqual(['film.state']);
    },
  ],
});
