import { writeConditions } from '#contract/sheet/conditions';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { ColorRule } from '../conditions/color-rules.ts';
import { conditionLabel, type Naming } from '../conditions/condition-label.ts';
import { noFilters, type Filters } from '../filters.ts';
import type { FilterChip } from './filter-labels.ts';
import views from '../views/views.module.css';
import styles from './bar.module.css';

interface ChipsProps {
  readonly naming: Naming;
  readonly chips: readonly FilterChip[];
  readonly colors: readonly ColorRule[];
  readonly onChange: (filters: Filters) => void;
  readonly onOpen: () => void;
  /** Saves the displayed view under a name; null: it has one. */
  readonly onSave: (() => void) | null;
}

/** Under the bar: the active filters and colour rules, each with a way to remove it. */
export function Chips({ naming, chips, colors, onChange, onOpen, onSave }: ChipsProps) {
  const texts = useTexts();
  const { t } = texts;
  if (chips.length === 0 && colors.length === 0) return null;
  return (
    <div className={styles['chips']}>
      {chips.length > 0 ? (
        <>
          <ul className={styles['filters']} aria-label={t('where.list')}>
            {chips.map(({ id, words: label, without }) => (
              <li key={id}>
                <Button look="quiet" title={t('where.change')} onClick={onOpen}>
                  {label}
                </Button>
                <Button
                  look="quiet"
                  aria-label={t('where.remove', { filter: label })}
                  onClick={() => onChange(without)}
                >
                  ×
                </Button>
              </li>
            ))}
          </ul>
          <Button look="quiet" onClick={() => onChange(noFilters)}>
            {t('jobs.clearFilters')}
          </Button>
        </>
      ) : null}
      {onSave ? (
        <Button look="quiet" onClick={onSave}>
          {t('views.save')}
        </Button>
      ) : null}
      {colors.length > 0 ? (
        <ul className={styles['legend']} aria-label={t('colors.legend')}>
          {colors.map(({ tint, condition }) => (
            <li key={writeConditions([condition])}>
              <span className={views['swatch']} data-tint={tint} aria-hidden="true" />
              {conditionLabel(condition, naming, texts)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
