import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { may } from '#domain/rights/rights';
import { trade } from '../fields/own/trade.ts';
import type { Grouping } from '../api/sheet-queries.ts';
import { joinedText, useCommands } from '../ui/commands.tsx';
import { catalogue } from '../texts/catalogue.ts';

interface SheetHandlers {
  readonly me: Me;
  readonly flows: readonly Flow[];
  readonly onNew: () => void;
  readonly onFlow: (flow: string) => void;
  readonly onGrouping: (grouping: Grouping) => void;
  readonly onStep: (way: 'undo' | 'redo') => void;
  readonly onPast: () => void;
}

const groupTexts = {
  none: 'jobs.groupNone',
  flow: 'jobs.groupTrade',
  stage: 'jobs.groupStage',
  owner: 'jobs.groupOwner',
} as const;

const groupings = ['none', 'flow', 'stage', 'owner'] as const;

/** Commands of the palette for the sheet as a whole. */
export const useSheetCommands = ({
  me,
  flows,
  onNew,
  onFlow,
  onGrouping,
  onStep,
  onPast,
}: SheetHandlers): void =>
  useCommands([
    ...(may(me.role, 'open-job')
      ? [{ id: 'new-job', isFirst: true, text: catalogue['jobs.new'], run: onNew }]
      : []),
    { id: 'undo', keys: 'Mod+z', text: catalogue['palette.undo'], run: () => onStep('undo') },
    { id: 'redo', keys: 'Mod+y', text: catalogue['palette.redo'], run: () => onStep('redo') },
    { id: 'past', text: catalogue['past.open'], run: onPast },
    { id: 'trade:', group: 'show', text: catalogue['jobs.allTrades'], run: () => onFlow('') },
    ...flows.map(({ key, label }) => ({
      id: `trade:${key}`,
      group: 'show' as const,
      text: joinedText(trade.label, label),
      run: () => onFlow(key),
    })),
    ...groupings.map((grouping) => ({
      id: `group:${grouping}`,
      group: 'show' as const,
      text: joinedText(catalogue['jobs.group'], catalogue[groupTexts[grouping]]),
      run: () => onGrouping(grouping),
    })),
  ]);
