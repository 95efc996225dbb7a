import { kindOf, type ConditionField, type ConditionOperator } from '#contract/conditions';
import { countedSpans, namedSpans, readSpan, spanDaysMax } from '#contract/spans';
import { useTexts } from '../texts/locale.tsx';
import { Field } from '../ui/field.tsx';
import type { TextKey } from '../texts/catalogue.ts';
import type { Naming } from './condition-words.ts';
import styles from './views.module.css';

interface ValueFieldProps {
  readonly field: ConditionField;
  readonly operator: ConditionOperator;
  readonly typed: string;
  readonly refused: TextKey | null;
  readonly naming: Naming;
  readonly onType: (value: string) => void;
}

/** The value: of a set its choices, of a span its words, else what is typed. */
export function ValueField({ field, operator, typed, refused, naming, onType }: ValueFieldProps) {
  const { t } = useTexts();
  const error = refused === null ? undefined : t(refused);
  if (kindOf(field) === 'set') return <Choices {...{ field, typed, naming, onType, error }} />;
  if (operator === 'on') return <SpanField {...{ typed, error, onType }} />;
  return (
    <Field label={t('where.value')} error={error}>
      <input
        type={kindOf(field) === 'date' ? 'date' : 'text'}
        maxLength={200}
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
    </Field>
  );
}

interface SpanFieldProps extends Pick<ValueFieldProps, 'typed' | 'onType'> {
  readonly error: string | undefined;
}

const dayCountUsual = 7;

/** A span by its name, or by how many days it has. */
function SpanField({ typed, error, onType }: SpanFieldProps) {
  const { t } = useTexts();
  const span = readSpan(typed);
  const counted = countedSpans.find((one) => typed.startsWith(one) && !(span && 'named' in span));
  return (
    <>
      <Field label={t('where.value')} error={counted === undefined ? error : undefined}>
        <select
          value={counted ?? typed}
          onChange={({ target: { value } }) =>
            onType(countedSpans.some((one) => one === value) ? `${value}${dayCountUsual}` : value)
          }
        >
          {namedSpans.map((one) => (
            <option key={one} value={one}>
              {t(`where.${one}`)}
            </option>
          ))}
          {countedSpans.map((one) => (
            <option key={one} value={one}>
              {t(`where.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      {counted === undefined ? null : (
        <Field label={t('where.days')} error={error}>
          <input
            type="number"
            min={1}
            max={spanDaysMax}
            value={typed.slice(counted.length)}
            onChange={(event) => onType(`${counted}${event.target.value}`)}
          />
        </Field>
      )}
    </>
  );
}

interface ChoicesProps extends Pick<ValueFieldProps, 'field' | 'typed' | 'naming' | 'onType'> {
  readonly error: string | undefined;
}

function Choices({ field, typed, naming, onType, error }: ChoicesProps) {
  const { t } = useTexts();
  const keys = typed === '' ? [] : typed.split(',');
  return (
    <fieldset className={styles['choices']}>
      <legend>{t('where.value')}</legend>
      {naming.choices(field).map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={keys.includes(value)}
            onChange={(event) =>
              onType(
                (event.target.checked ? [...keys, value] : keys.filter((key) => key !== value)).join(','),
              )
            }
          />{' '}
          {label}
        </label>
      ))}
      {error === undefined ? null : <p role="alert">{error}</p>}
    </fieldset>
  );
}
