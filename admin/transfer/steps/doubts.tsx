import { useMemo } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { conventionsOf, type Said } from '../columns/conventions.ts';
import type { Target } from '../columns/target.ts';
import { hiddenPlaces, mergeCount, tableOf, type Chosen } from '../import-phase.ts';
import styles from '../transfer.module.css';

interface DoubtsProps {
  readonly chosen: Chosen;
  readonly targets: readonly Target[];
  readonly onChange: (chosen: Chosen) => void;
}

const decimalSigns = ['point', 'comma'] as const;
const dayOrders = ['day-first', 'month-first'] as const;

/** The questions about a file; empty when nothing is ambiguous. */
export function Doubts({ chosen, targets, onChange }: DoubtsProps) {
  const { t } = useTexts();
  const { said } = chosen;
  const { asks } = useMemo(
    () => conventionsOf(tableOf(chosen), chosen.mapping, { targets, said: chosen.said }),
    [chosen, targets],
  );
  const answerQuestion = (more: Partial<Said>) => onChange({ ...chosen, said: { ...said, ...more } });
  return (
    <>
      {asks.decimalSign ? (
        <Field label={t('transfer.decimalSign')}>
          <select
            value={said.decimalSign ?? ''}
            onChange={({ target }) =>
              answerQuestion({
                decimalSign: decimalSigns.find((decimalSign) => decimalSign === target.value) ?? null,
              })
            }
          >
            <option value="">{t('transfer.decimalSign.none')}</option>
            {decimalSigns.map((decimalSign) => (
              <option key={decimalSign} value={decimalSign}>
                {t(`transfer.decimalSign.${decimalSign}`)}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
      {asks.dayOrder ? (
        <Field label={t('transfer.dayOrder')}>
          <select
            value={said.dayOrder ?? ''}
            onChange={({ target }) =>
              answerQuestion({ dayOrder: dayOrders.find((dayOrder) => dayOrder === target.value) ?? null })
            }
          >
            <option value="">{t('transfer.dayOrder.none')}</option>
            {dayOrders.map((dayOrder) => (
              <option key={dayOrder} value={dayOrder}>
                {t(`transfer.dayOrder.${dayOrder}`)}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
    </>
  );
}

const placesShown = 10;

/** Row numbers as text, limited in number: `3, 4, 7`. */
export const placesText = (places: readonly number[]): string =>
  `${places.slice(0, placesShown).join(', ')}${places.length > placesShown ? ', …' : ''}`;

interface ChoiceProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Choice({ label, isOn, onChange }: ChoiceProps) {
  return (
    <label className={styles['tick']}>
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}

/** The ways in which the sheet's display differs from its cells: hidden rows and merges. */
export function SeenOtherwise({ chosen, onChange }: Omit<DoubtsProps, 'targets'>) {
  const { t } = useTexts();
  const hidden = hiddenPlaces(chosen);
  const merges = mergeCount(chosen);
  return (
    <>
      {hidden.length > 0 ? (
        <Choice
          label={t('transfer.takeHidden', { count: hidden.length, places: placesText(hidden) })}
          isOn={chosen.takesHidden}
          onChange={(takesHidden) => onChange({ ...chosen, takesHidden })}
        />
      ) : null}
      {merges > 0 ? (
        <Choice
          label={t('transfer.fillDown', { count: merges })}
          isOn={chosen.isFilledDown}
          onChange={(isFilledDown) => onChange({ ...chosen, isFilledDown })}
        />
      ) : null}
    </>
  );
}
