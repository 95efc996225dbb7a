import type { TaskPlan } from '#domain/flow/task-plan';
import { appointments, preparations } from '#domain/trades/wedding/preparing';
import { allRehearsed } from '#domain/trades/wedding/finishing';
import { text } from '#domain/texts/text';

/** A late task reaches the consultant, who answers for the wedding, and those who lead the shop (WED-05-OWN). */
const climbsAfter = (days: number): NonNullable<TaskPlan['climbs']> =>
  ([{ staffField: 'consultant' }, 'managers'] as const).map((to) => ({
    after: { amount: days, unit: 'days' },
    to,
  }));

/** Deadlines of the consultant, who is responsible for the whole wedding (WED-05-OWN). */
export const weddingTasks: readonly TaskPlan[] = [
  {
    key: 'receive-couple',
    label: text('Receive the couple', '接待新人', '接待新人'),
    assignee: 'consultant',
    due: { anchor: { fact: 'visit.at' } },
    startsWhen: { fact: 'visit.at' },
    doneWhen: { fact: 'visit.received' },
    climbs: climbsAfter(1),
    source: ['WED-01-APT'],
  },
  {
    key: 'site-visit',
    label: text('Visit the site and verify with the hotel', '考察场地并与酒店核实', '考察場地並與酒店核實'),
    assignee: 'consultant',
    due: { anchor: { fact: 'site-visit.at' } },
    startsWhen: { fact: 'site-visit.at' },
    doneWhen: {
      all: [
        { fact: 'hotel.room' },
        { fact: 'hotel.power' },
        { fact: 'hotel.equipment' },
        { fact: 'hotel.access' },
      ],
    },
    climbs: climbsAfter(2),
    source: ['WED-02-VENUE'],
  },
  ...preparations.map(({ key, label, daysBefore }): TaskPlan => ({
    key,
    label: text(
      `Couple has ready: ${label.en}`,
      `新人备齐：${label['zh-Hans']}`,
      `新人備齊：${label['zh-Hant']}`,
    ),
    assignee: 'consultant',
    due: { anchor: { fact: 'wedding.on' }, offsets: [{ amount: -daysBefore, unit: 'days' }] },
    startsWhen: { stageReached: 'plans' },
    doneWhen: { fact: key },
    climbs: climbsAfter(2),
    source: ['WED-04-PREP'],
  })),
  ...appointments.map(({ key, label }): TaskPlan => ({
    key,
    label,
    assignee: 'consultant',
    due: { anchor: { fact: `${key}.at` } },
    startsWhen: { fact: `${key}.at` },
    doneWhen: { all: [{ fact: `${key}.details` }, { fact: `${key}.result` }] },
    climbs: climbsAfter(2),
    source: ['WED-05-SUB', 'WED-05-LOG'],
  })),
  {
    key: 'own-preparation',
    label: text('Couple has ready', '新人备齐', '新人備齊'),
    forEach: 'preparations',
    assignee: 'consultant',
    due: { anchor: { fact: 'preparation.by' } },
    doneWhen: { fact: 'preparation.done' },
    climbs: climbsAfter(2),
    source: ['WED-04-PREP'],
  },
  {
    // A date that a person chose stays when the wedding moves, so that somebody has to look at it again.
    key: 'rehearsal-date',
    label: text(
      'The wedding moved: choose the rehearsal’s date again',
      '婚期已变更：请重新确定彩排日期',
      '婚期已變更：請重新確定彩排日期',
    ),
    assignee: 'consultant',
    due: { anchor: { fact: 'rehearsal.on' }, offsets: [{ amount: -14, unit: 'days' }] },
    startsWhen: {
      all: [{ fact: 'rehearsal.on' }, { not: { fact: 'rehearsal.on', since: 'wedding.on' } }],
    },
    doneWhen: { fact: 'rehearsal.on', since: 'wedding.on' },
    climbs: climbsAfter(1),
    source: ['WED-06-STG'],
  },
  {
    key: 'rehearsal',
    label: text('Hold the rehearsal', '组织彩排', '組織彩排'),
    assignee: 'consultant',
    due: { anchor: { fact: 'rehearsal.on' } },
    startsWhen: { stageReached: 'adjust' },
    doneWhen: allRehearsed,
    climbs: climbsAfter(0),
    source: ['WED-06-STG', 'WED-06-CHK'],
  },
];
