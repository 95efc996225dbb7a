import { kindOf } from '#contract/sheet/conditions';
import { countedSpans, namedSpans, readSpan, spanDaysMax } from '#contract/spans';
import { useTexts } from '../../texts/locale.tsx';
import { TypedInput } from '../../ui/controls/typed-input.tsx';
import type { WrittenCondition } from './condition-form.ts';
import type { Naming } from './condition-label.ts';
import styles from './conditions.module.css';

interface ValueProps {
  readonly written: WrittenCondition;
  readonly naming: Naming;
  /** The DOM id of the error message; undefined without an error. */
  readonly errorId: string | undefined;
  /** `isText`: the change is one step of typing. */
  readonly onType: (value: string, isText: boolean) => void;
}

/** The input of a condition's value: options for a set, named spans, else text. */
export function ConditionValue(props: ValueProps) {
  const { written, errorId, onType } = props;
  const { t } = useTexts();
  if (kindOf(written.field) === 'set') return <Choices {...props} />;
  if (written.operator === 'on') return <SpanValue {...props} />;
  return (
    <TypedInput
      data-first=""
      aria-label={t('where.value')}
      placeholder={t('where.value')}
      aria-invalid={errorId !== undefined}
      aria-describedby={errorId}
      type={kindOf(written.field) === 'date' ? 'date' : 'text'}
      maxLength={200}
      value={written.typed}
      onType={(value) => onType(value, true)}
    />
  );
}

const dayCountUsual = 7;

/** A span, by its name or its number of days. */
function SpanValue({ written: { typed }, errorId, onType }: ValueProps) {
  const { t } = useTexts();
  const span = readSpan(typed);
  const counted = countedSpans.find(
    (countedSpan) => typed.startsWith(countedSpan) && !(span && 'named' in span),
  );
  return (
    <span className={styles['span']}>
      <select
        data-first=""
        aria-label={t('where.value')}
        value={counted ?? typed}
        onChange={({ target: { value } }) =>
          onType(
            countedSpans.some((countedSpan) => countedSpan === value) ? `${value}${dayCountUsual}` : value,
            false,
          )
        }
      >
        {[...namedSpans, ...countedSpans].map((namedSpan) => (
          <option key={namedSpan} value={namedSpan}>
            {t(`where.${namedSpan}`)}
          </option>
        ))}
      </select>
      {counted === undefined ? null : (
        <input
          type="number"
          aria-label={t('where.days')}
          aria-invalid={errorId !== undefined}
          aria-describedby={errorId}
          min={1}
          max={spanDaysMax}
          value={typed.slice(counted.length)}
          onChange={(event) => onType(`${counted}${event.target.value}`, true)}
        />
      )}
    </span>
  );
}

function Choices({ written: { field, typed }, naming, errorId, onType }: ValueProps) {
  const { t } = useTexts();
  const keys = typed === '' ? [] : typed.split(',');
  return (
    <fieldset className={styles['choices']} aria-describedby={errorId}>
      <legend>{t('where.value')}</legend>
      {naming.choices(field).map(({ value, label }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={keys.includes(value)}
            onChange={(event) => {
              const next = event.target.checked ? [...keys, value] : keys.filter((key) => key !== value);
              onType(next.join(','), false);
            }}
          />{' '}
          {label}
        </label>
      ))}
    </fieldset>
  );
}
