import type { JobRow, Me } from '#contract/jobs/job-answers';
import { may } from '#domain/rights/rights';
import { useCommands, type PaletteCommand } from '../ui/commands.tsx';
import type { PanelTarget } from '../ui/panel-target.ts';
import { catalogue } from '../texts/catalogue.ts';

interface SelectedHandlers {
  readonly me: Me;
  /** The job in the panel, or in the row with the focus; undefined: none. */
  readonly job: JobRow | undefined;
  readonly onOpen: (jobId: string, at: PanelTarget | null) => void;
  /** Null: the screen is too narrow for it. */
  readonly onHistory: ((jobId: string) => void) | null;
}

const none = { item: null, milestone: null };

/** Commands of the palette for a selected job. */
const commandsFor = (job: JobRow, { me, onOpen, onHistory }: SelectedHandlers): readonly PaletteCommand[] => {
  const due = job.milestones.find(({ state }) => state === 'due' || state === 'part');
  const base = { group: 'selected', of: `J-${job.number} ${job.title}` } as const;
  const also = catalogue['palette.moneyWords'];
  return [
    {
      ...base,
      id: 'job-open',
      text: catalogue['palette.open'],
      keys: 'Alt+Enter',
      run: () => onOpen(job.id, null),
    },
    ...(may(me.role, 'take-payment')
      ? [
          {
            ...base,
            id: 'job-payment',
            text: catalogue['palette.payment'],
            also,
            run: () => onOpen(job.id, { ...none, begin: 'payment' as const }),
          },
        ]
      : []),
    ...(due && may(me.role, 'create-link')
      ? [
          {
            ...base,
            id: 'job-link',
            text: catalogue['palette.link'],
            also,
            run: () => onOpen(job.id, { ...none, milestone: due.id }),
          },
        ]
      : []),
    ...(onHistory
      ? [{ ...base, id: 'job-history', text: catalogue['palette.history'], run: () => onHistory(job.id) }]
      : []),
  ];
};

/** Registers the commands for the selected job, the palette's first group. */
export const useSelectedCommands = (handlers: SelectedHandlers): void =>
  useCommands(handlers.job ? commandsFor(handlers.job, handlers) : []);
