import type { TaskPlan } from '#domain/flow/task-plan';
import { appointments, preparations } from '#domain/trades/wedding/preparing';
import { allRehearsed } from '#domain/trades/wedding/finishing';
import { text } from '#domain/texts/text';

/** Deadlines of the consultant, who is responsible for the whole wedding (WED-05-OWN). */
export const weddingTasks: readonly TaskPlan[] = [
  {
    key: 'receive-couple',
    label: text('Receive the couple', '接待新人', '接待新人'),
    assignee: 'consultant',
    due: { anchor: { fact: 'visit.at' } },
    startsWhen: { fact: 'visit.at' },
    doneWhen: { fact: 'visit.received' },
    escalatesAfter: { amount: 1, unit: 'days' },
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
    escalatesAfter: { amount: 2, unit: 'days' },
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
    escalatesAfter: { amount: 2, unit: 'days' },
    source: ['WED-04-PREP'],
  })),
  ...appointments.map(({ key, label }): TaskPlan => ({
    key,
    label,
    assignee: 'consultant',
    due: { anchor: { fact: `${key}.at` } },
    startsWhen: { fact: `${key}.at` },
    doneWhen: { all: [{ fact: `${key}.details` }, { fact: `${key}.result` }] },
    escalatesAfter: { amount: 2, unit: 'days' },
    source: ['WED-05-SUB', 'WED-05-LOG'],
  })),
  {
    key: 'rehearsal',
    label: text('Hold the rehearsal', '组织彩排', '組織彩排'),
    assignee: 'consultant',
    due: { anchor: { fact: 'rehearsal.on' } },
    startsWhen: { stageReached: 'adjust' },
    doneWhen: allRehearsed,
    escalatesAfter: { amount: 0, unit: 'days' },
    source: ['WED-06-STG', 'WED-06-CHK'],
  },
];
