import type { JobRow, Me } from '#contract/jobs/job-answers';
import { may } from '#domain/rights/rights';
import { useCommands, type PaletteCommand } from '../ui/commands.tsx';
import type { PanelTarget } from '../ui/panel-target.ts';
import { catalogue } from '../texts/catalogue.ts';

interface SelectedHandlers {
  readonly me: Me;
  /** The job that is open, or in whose row the keyboard is; undefined: none. */
  readonly job: JobRow | undefined;
  readonly onOpen: (jobId: string, at: PanelTarget | null) => void;
  /** Null: there is no room to show it. */
  readonly onHistory: ((jobId: string) => void) | null;
}

const none = { item: null, milestone: null };

/** What is done with the selected job, by name. */
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

/** Offers what is done with the selected job: first of all that the palette has. */
export const useSelectedCommands = (handlers: SelectedHandlers): void =>
  useCommands(handlers.job ? commandsFor(handlers.job, handlers) : []);
