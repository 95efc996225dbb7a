import { useId, useState } from 'react';
import type { FieldItem } from '#domain/flow';
import { formatMoney } from '#domain/money';
import { formatDate, formatInstant } from '../texts/formats.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { EditProblem } from './edit-problem.tsx';
import { FactInput } from './fact-input.tsx';
import { factValue } from './items.ts';
import { ItemLabel } from './item-label.tsx';
import { usePanel } from './panel-context.tsx';
import { useCurrency } from './use-currency.ts';
import { useEdit } from './use-edit.ts';
import rows from './rows.module.css';

/** One field: its label, its value to edit in place, what the flow suggests, and what a refusal says. */
export function FieldRow({ item }: { readonly item: FieldItem }) {
  const { t, say } = useTexts();
  const { detail, actions } = usePanel();
  const edit = useEdit();
  const id = useId();
  const [tried, setTried] = useState<string | number | boolean | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const value = factValue(detail, item.key) ?? null;
  const commit = (next: string | number | boolean | null, override?: { readonly reason: string }) => {
    setTried(next);
    setUnreadable(false);
    void edit.run(() =>
      actions.patch(detail.job.id, { facts: { [item.key]: next }, ...(override ? { override } : {}) }),
    );
  };
  const unit = item.unit ? say(item.unit) : item.kind === 'percent' ? '%' : '';
  const suggestion = value === null ? detail.suggestions[item.key] : undefined;
  return (
    <div className={rows['row']} data-item={item.key}>
      <ItemLabel item={item} htmlFor={id} isEmpty={value === null} />
      <div className={rows['value']}>
        <FactInput
          id={id}
          item={item}
          value={value}
          describedBy={`${id}-note`}
          onCommit={commit}
          onUnreadable={() => setUnreadable(true)}
        />
        {unit ? <span className={rows['unit']}>{unit}</span> : null}
      </div>
      <div id={`${id}-note`} className={rows['note']}>
        {edit.isSaving ? t('panel.saving') : null}
        {isUnreadable ? <span role="alert">{t('panel.unreadable')}</span> : null}
        {suggestion === undefined || suggestion === null ? null : (
          <Suggestion item={item} suggestion={suggestion} onUse={commit} />
        )}
        {edit.problem ? (
          <EditProblem
            problem={edit.problem}
            overrideLabel={edit.problem.code === 'lead-time' ? t('override.leadTime') : undefined}
            onOverride={(reason) => commit(tried, { reason })}
          />
        ) : null}
      </div>
    </div>
  );
}

interface SuggestionProps {
  readonly item: FieldItem;
  readonly suggestion: string | number | boolean;
  readonly onUse: (value: string | number | boolean) => void;
}

function Suggestion({ item, suggestion, onUse }: SuggestionProps) {
  const { t, locale } = useTexts();
  const { me } = usePanel();
  const currency = useCurrency();
  const shown =
    item.kind === 'money' && typeof suggestion === 'number'
      ? formatMoney(suggestion, currency, locale)
      : item.kind === 'instant' && typeof suggestion === 'number'
        ? formatInstant(suggestion, locale, me.shop.zone)
        : item.kind === 'date' && typeof suggestion === 'string'
          ? formatDate(suggestion, locale)
          : String(suggestion);
  return (
    <>
      <span>{t('panel.suggested', { value: shown })}</span>
      <Button look="quiet" onClick={() => onUse(suggestion)}>
        {t('panel.useSuggestion')}
      </Button>
    </>
  );
}
