import { readConditions, writeConditions } from '#contract/sheet/conditions';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import type { Texts } from '../../texts/locale.tsx';
import { conditionWords, type Naming } from '../conditions/condition-words.ts';
import type { Filters } from '../filters.ts';

export const shelves = ['open', 'closed', 'all'] as const satisfies readonly Filters['view'][];

/** What each shelf of jobs is called. */
export const shelfTexts = {
  open: 'jobs.viewOpen',
  closed: 'jobs.viewClosed',
  all: 'jobs.viewAll',
} as const;

/** One thing by which the sheet is narrowed: its words, and the filters without it. */
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

/** What narrows the sheet beside what is seen in the bar itself: the search, one's own jobs, and when they fall due. */
export const filterChips = (filters: Filters, sources: ChipSources): readonly FilterChip[] => {
  const { me, flows, naming, texts } = sources;
  const { t, say } = texts;
  const flow = flows.find(({ key }) => key === filters.flow);
  const stage = flow?.stages.find(({ key }) => key === filters.stage);
  const owner = me.staff.find(({ id }) => id === filters.owner)?.name ?? filters.owner;
  const conditions = readConditions(filters.where) ?? [];
  const chip = (id: string, name: string, value: string, change: Partial<Filters>): FilterChip => ({
    id,
    words: t('bar.chip', { name, value }),
    without: { ...filters, ...change },
  });
  return [
    ...(filters.flow === ''
      ? []
      : [chip('flow', t('jobs.trade'), flow ? say(flow.label) : filters.flow, { flow: '', stage: '' })]),
    ...(filters.stage === ''
      ? []
      : [chip('stage', t('jobs.stage'), stage ? say(stage.label) : filters.stage, { stage: '' })]),
    ...(filters.owner === '' || filters.owner === me.id
      ? []
      : [chip('owner', t('jobs.owner'), owner, { owner: '' })]),
    ...(filters.view === 'open'
      ? []
      : [chip('view', t('jobs.view'), t(shelfTexts[filters.view]), { view: 'open' })]),
    ...conditions.map((condition) => ({
      id: writeConditions([condition]),
      words: conditionWords(condition, naming, texts),
      without: { ...filters, where: writeConditions(conditions.filter((one) => one !== condition)) },
    })),
  ];
};
