import { chordHere } from '../../browser/chords.ts';
import { useTexts } from '../../texts/locale.tsx';
import type { PaletteCommand } from '../../ui/commands.tsx';
import styles from './palette.module.css';

/** Commands of one group, under the group's name. */
export interface PaletteGroup {
  readonly id: string;
  readonly label: string;
  readonly commands: readonly PaletteCommand[];
}

interface OptionGroupProps {
  readonly listId: string;
  readonly group: PaletteGroup;
  /** The active option (`aria-activedescendant`). */
  readonly active: PaletteCommand | undefined;
  readonly onTake: (command: PaletteCommand) => void;
}

/** The DOM id of a command's option. */
export const optionId = (listId: string, { id }: PaletteCommand): string => `${listId}-${id}`;

const reveal = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' });

export function OptionGroup({ listId, group: { id, label, commands }, active, onTake }: OptionGroupProps) {
  const { localize } = useTexts();
  const labelId = `${listId}-group-${id}`;
  return (
    <div role="group" aria-labelledby={labelId}>
      <div id={labelId} className={styles['kind']}>
        {label}
      </div>
      {commands.map((command) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the combobox's: it points here
        <div
          key={command.id}
          ref={command === active ? reveal : null}
          id={optionId(listId, command)}
          role="option"
          aria-selected={command === active}
          className={styles['option']}
          onClick={() => onTake(command)}
        >
          <span>{localize(command.text)}</span>
          {command.keys === undefined ? null : <kbd>{chordHere(command.keys)}</kbd>}
        </div>
      ))}
    </div>
  );
}
