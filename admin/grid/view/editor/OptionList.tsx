import { optionsOf, type EditSession } from '../../model/editing/edit-session.ts';
import type { ResolvedCell } from '../../model/places/resolve-cell.ts';
import { fill } from '../../texts.ts';
import { classNames } from '../class-names.ts';
import { useShared, useTexts } from '../grid-context.ts';
import { FloatingBox } from './FloatingBox.tsx';
import cellStyles from '../rows/cell.module.css';
import styles from './editor.module.css';

interface OptionListProps {
  readonly listId: string;
  readonly session: EditSession;
  readonly target: ResolvedCell;
}

const reveal = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' });

/** The options that match the typed text. The focus stays in the input; arrows move the active option. */
export function OptionList({ listId, session, target }: OptionListProps) {
  const { controller } = useShared();
  const texts = useTexts();
  const options = optionsOf(session, target);
  return (
    <FloatingBox look="list">
      <div id={listId} role="listbox" aria-label={`${texts.choices}: ${target.column.header}`}>
        {options.map((option, index) => (
          <div
            key={option.value}
            id={`${listId}-${index}`}
            ref={option.value === session.activeOption ? reveal : null}
            role="option"
            aria-selected={option.value === session.activeOption}
            className={classNames(
              styles['option'],
              // A class, because a CSS rule on `aria-selected` would restyle every cell that is selected or
              // left.
              option.value === session.activeOption && styles['isActive'],
              option.value === target.value && styles['isCurrent'],
            )}
            onClick={() => controller.pickOption(option.value)}
          >
            <span className={classNames(cellStyles['pill'], option.tone && cellStyles[option.tone])}>
              {option.label}
            </span>
            {option.hint !== undefined && <span className={styles['hint']}>{option.hint}</span>}
          </div>
        ))}
      </div>
      {options.length === 0 && (
        <p className={styles['noOption']}>{fill(texts.noChoice, { text: session.filter })}</p>
      )}
    </FloatingBox>
  );
}
