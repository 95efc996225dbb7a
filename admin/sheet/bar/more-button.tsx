import { useOfferedCommands } from '../../ui/commands.tsx';
import { useTexts } from '../../texts/locale.tsx';
import { Menu } from '../../ui/overlays/menu.tsx';
import { usePopover, type PopoverState } from '../../ui/overlays/use-popover.ts';
import { chordHere } from '../../browser/chords.ts';
import { BarButton } from './bar-button.tsx';
import styles from './bar.module.css';

/** Opens the dialogs of import and export. */
export interface FileCommands {
  /** Null: the person may not change jobs. */
  readonly openImport: (() => void) | null;
  readonly openExport: () => void;
}

interface MoreButtonProps {
  readonly files: FileCommands;
  /** Null: the past is displayed already. */
  readonly onPast: (() => void) | null;
  /** The items that a narrow bar moves into this menu. */
  readonly rare: Readonly<Record<'group' | 'sort' | 'columns', PopoverState>>;
}

const rareTexts = { group: 'jobs.group', sort: 'bar.sort', columns: 'columns.label' } as const;

/** Rare commands: files, print and the past; and items without room in the bar. */
export function MoreButton({ files, onPast, rare }: MoreButtonProps) {
  const { t } = useTexts();
  const state = usePopover();
  const offered = useOfferedCommands();
  const { openImport, openExport } = files;
  const entries = [
    ...(['group', 'sort', 'columns'] as const).map((item) => ({
      id: item,
      label: t(rareTexts[item]),
      className: styles['rare'],
      run: rare[item].open,
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
