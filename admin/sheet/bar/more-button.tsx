import { useOfferedCommands } from '../../ui/commands.tsx';
import { useTexts } from '../../texts/locale.tsx';
import { Menu } from '../../ui/overlays/menu.tsx';
import { usePopover, type PopoverState } from '../../ui/overlays/use-popover.ts';
import { chordHere } from '../../browser/chords.ts';
import { BarButton } from './bar-button.tsx';
import styles from './bar.module.css';

/** The ways in and out of files. */
export interface FileCommands {
  /** Null: this person changes no jobs. */
  readonly openImport: (() => void) | null;
  readonly openExport: () => void;
}

interface MoreButtonProps {
  readonly files: FileCommands;
  /** Null: the past is on show already. */
  readonly onPast: (() => void) | null;
  /** What a bar with little room leaves to this menu. */
  readonly rare: Readonly<Record<'group' | 'sort' | 'columns', PopoverState>>;
}

const rareTexts = { group: 'jobs.group', sort: 'bar.sort', columns: 'columns.label' } as const;

/** What is done rarely: files, paper and the past; and what the bar has no room for. */
export function MoreButton({ files, onPast, rare }: MoreButtonProps) {
  const { t } = useTexts();
  const state = usePopover();
  const offered = useOfferedCommands();
  const { openImport, openExport } = files;
  const entries = [
    ...(['group', 'sort', 'columns'] as const).map((one) => ({
      id: one,
      label: t(rareTexts[one]),
      className: styles['rare'],
      run: rare[one].open,
    })),
    ...(onPast && openImport ? [{ id: 'import', label: t('transfer.import'), run: openImport }] : []),
    ...(onPast ? [{ id: 'export', label: t('transfer.export'), run: openExport }] : []),
    {
      id: 'print',
      label: t('palette.print'),
      keys: chordHere('Mod+p'),
      run: () =>
        offered()
          .find(({ id }) => id === 'print')
          ?.run(),
    },
    ...(onPast ? [{ id: 'past', label: t('past.open'), run: onPast }] : []),
  ];
  return (
    <>
      <BarButton state={state} icon="more" label={t('bar.more')} opens="menu" look="sign" />
      <Menu state={state} label={t('bar.more')} entries={entries} />
    </>
  );
}
