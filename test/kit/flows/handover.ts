import type { ChecklistItem, FieldItem, Flow } from '#domain/flow/flow';
import type { Standard } from '#domain/flow/parts/checklist-item';
import { text } from '#domain/texts/text';

const source = ['TST-02'];
const label = (en: string, zh = `${en}（简）`) => text(en, zh, `${en}（繁）`);
const mark = (key: string, name: string, zh?: string): Standard => ({
  kind: 'mark',
  key,
  label: label(name, zh),
  source,
});
const field = (key: string, kind: FieldItem['kind'], more: Partial<FieldItem> = {}): FieldItem => ({
  item: 'field',
  key,
  label: label(key),
  kind,
  stage: 'rehearsal',
  source,
  ...more,
});

/** The acts of a rehearsal; its keys are those of the ticks that it takes the place of. */
export const rehearsal: ChecklistItem = {
  item: 'checklist',
  key: 'rehearsed',
  label: label('Rehearsal', '彩排'),
  stage: 'rehearsal',
  isRequired: true,
  writeWhen: { fact: 'rehearsal.on' },
  standards: [
    mark('walk', 'Walk', '走步'),
    mark('rings', 'Exchange of rings', '互戴戒指'),
    mark('cake', 'Cutting the cake', '切蛋糕'),
    { ...mark('children', 'Ring bearers', '花童'), when: { fact: 'has-children', is: true } },
  ],
  source,
};

/** The acceptance of a work, which the customer's walk passes from 80 % on. */
export const acceptance: ChecklistItem = {
  item: 'checklist',
  key: 'acceptance',
  label: label('Acceptance', '验收'),
  stage: 'acceptance',
  isRequired: true,
  by: [{ staffField: 'inspector' }],
  scores: 'foreman',
  passMark: 80,
  standards: [
    { ...mark('walls', 'Walls are even', '墙面平整'), help: label('By the straightedge', '用靠尺检查') },
    mark('tiles', 'Tiles do not sound hollow', '瓷砖无空鼓'),
    mark('drains', 'Drains run', '排水通畅'),
    mark('sockets', 'Sockets have power', '插座通电'),
    {
      kind: 'figure',
      key: 'pressure',
      label: label('Water pressure', '水压'),
      unit: label('bar', '巴'),
      atLeast: 6,
      atMost: 8,
      min: 0,
      max: 20,
      source,
    },
  ],
  source,
};

const drive: ChecklistItem = {
  item: 'checklist',
  key: 'drive',
  label: label('Drive'),
  stage: 'acceptance',
  isRequired: true,
  of: 'drives',
  scores: 'driver',
  standards: [mark('belt', 'Belt on'), mark('route', 'Route told')],
  source,
};

/** A trade of no shop with a rehearsal, an acceptance, and a checklist of each entry of a list. */
export const handoverFlow: Flow = {
  key: 'handover',
  version: 1,
  label: label('Handover'),
  stages: [
    { key: 'rehearsal', label: label('Rehearsal'), source },
    {
      key: 'acceptance',
      label: label('Acceptance'),
      leaveWhen: [
        { condition: { fact: 'acceptance.passed' }, label: label('Acceptance passed', '验收合格'), source },
      ],
      source,
    },
    { key: 'done', label: label('Done'), source },
  ],
  items: [
    field('rehearsal.on', 'date'),
    field('has-children', 'yesno'),
    field('inspector', 'staff'),
    field('foreman', 'staff'),
    rehearsal,
    acceptance,
    {
      item: 'list',
      key: 'drives',
      label: label('Drives'),
      title: 'driven-at',
      closedBy: 'back-at',
      stage: 'acceptance',
      source,
    },
    field('driven-at', 'text', { of: 'drives', stage: 'acceptance' }),
    field('driver', 'staff', { of: 'drives', stage: 'acceptance' }),
    field('back-at', 'text', { of: 'drives', stage: 'acceptance' }),
    drive,
  ],
  milestones: [],
  tasks: [
    {
      key: 'again',
      label: label('Inspect again'),
      due: { anchor: { fact: 'rehearsal.on' } },
      startsWhen: { all: [{ fact: 'acceptance.answered' }, { not: { fact: 'acceptance.passed' } }] },
      doneWhen: { fact: 'acceptance.score', atLeast: 80 },
      source,
    },
  ],
  notices: [],
  warranties: [],
  keyDate: 'rehearsal.on',
  lineTags: [],
  crewRoles: [],
};
