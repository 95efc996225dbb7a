import { readConditions, writeConditions } from '#contract/sheet/conditions';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { Texts } from '../../texts/locale.tsx';
import { owner as ownerField } from '../../fields/own/owner.ts';
import { stage as stageField } from '../../fields/own/stage.ts';
import { trade as tradeField } from '../../fields/own/trade.ts';
import { conditionLabel, type Naming } from '../conditions/condition-label.ts';
import type { Filters } from '../filters.ts';

export const visibilities = ['open', 'closed', 'ended', 'all'] as const satisfies readonly Filters['view'][];

/** The label of each visibility. */
export const visibilityTexts = {
  open: 'jobs.viewOpen',
  closed: 'jobs.viewClosed',
  ended: 'jobs.viewEnded',
  all: 'jobs.viewAll',
} as const;

export const contacts = ['', 'open', 'contacted'] as const satisfies readonly Filters['contact'][];

/** The label of each state of the contact after the work. */
export const contactTexts = {
  '': 'jobs.contactAny',
  open: 'jobs.contactOpen',
  contacted: 'jobs.contactDone',
} as const;

/** An active filter: its label, and the filters without it. */
export interface FilterChip {
  readonly id: string;
  readonly words: string;
  readonly without: Filters;
}

interface ChipSources {
  readonly me: Me;
  readonly flows: readonly Flow[];
  readonly naming: Naming;
  readonly texts: Texts;
}

type MakeChip = (id: string, name: string, value: string, change: Partial<Filters>) => FilterChip;

const contactChip = ({ contact }: Filters, t: Texts['t'], chip: MakeChip): readonly FilterChip[] =>
  contact === '' ? [] : [chip('contact', t('jobs.contact'), t(contactTexts[contact]), { contact: '' })];

/** Active filters that the bar itself does not show: all but the search, my jobs and due dates. */
export const filterChips = (filters: Filters, sources: ChipSources): readonly FilterChip[] => {
  const { me, flows, naming, texts } = sources;
  const { t, localize } = texts;
  const flow = flows.find(({ key }) => key === filters.flow);
  const stage = flow?.stages.find(({ key }) => key === filters.stage);
  const nameOf = (person: string): string => me.staff.find(({ id }) => id === person)?.name ?? person;
  const conditions = readConditions(filters.where) ?? [];
  const chip = (id: string, name: string, value: string, change: Partial<Filters>): FilterChip => ({
    id,
    words: t('bar.chip', { name, value }),
    without: { ...filters, ...change },
  });
  return [
    ...(filters.flow === ''
      ? []
      : [
          chip('flow', localize(tradeField.label), flow ? localize(flow.label) : filters.flow, {
            flow: '',
            stage: '',
          }),
        ]),
    ...(filters.stage === ''
      ? []
      : [
          chip('stage', localize(stageField.label), stage ? localize(stage.label) : filters.stage, {
            stage: '',
          }),
        ]),
    ...(filters.owner === ''
      ? []
      : [chip('owner', localize(ownerField.label), nameOf(filters.owner), { owner: '' })]),
    ...(filters.person === '' || filters.person === me.id
      ? []
      : [chip('person', t('bar.person'), nameOf(filters.person), { person: '' })]),
    ...(filters.view === 'open'
      ? []
      : [chip('view', t('jobs.view'), t(visibilityTexts[filters.view]), { view: 'open' })]),
    ...contactChip(filters, t, chip),
    ...conditions.map((condition) => ({
      id: writeConditions([condition]),
      words: conditionLabel(condition, naming, texts),
      without: {
        ...filters,
        where: writeConditions(conditions.filter((candidate) => candidate !== condition)),
      },
    })),
  ];
};
