import { useId, useState } from 'react';
import type { FieldItem } from '#domain/flow/flow';
import type { EntryRef } from '#domain/rules/fact-key';
import { formatMoney } from '#domain/money/money';
import { isPrice } from '#domain/planning/milestone-amounts';
import type { Override } from '../../fields/field.ts';
import { cellOfValue } from '../../fields/item-form.ts';
import { itemPlace } from '../../fields/trade-columns.ts';
import { formatDate, formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { FactInput } from './fact-input.tsx';
import { factValue } from '../../fields/items.ts';
import { PriceFixed } from '../money/price-fixed.tsx';
import { ItemLabel } from '../panel/item-label.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCellEdit, type CellEdit, type Written } from '../panel/use-cell-edit.ts';
import { useCurrency } from '../panel/use-currency.ts';
import rows from '../panel/rows.module.css';

/** One field: its label, its value to edit in place, what the flow suggests, and what a refusal says. */
export function FieldRow({ item, entry }: { readonly item: FieldItem; readonly entry?: EntryRef }) {
  const { localize } = useTexts();
  const { detail, flow } = usePanel();
  const id = useId();
  const { factKey, columnId } = itemPlace(item, flow, entry);
  const stored = cellOfValue(factValue(detail, factKey));
  const edit = useCellEdit(columnId, stored);
  const [tried, setTried] = useState<Written | null>(edit.refused ?? null);
  const [isUnreadable, setUnreadable] = useState(false);
  const send = (written: Written) => {
    setTried(written);
    setUnreadable(false);
    return edit.send(written);
  };
  const unit = item.unit ? localize(item.unit) : item.kind === 'percent' ? '%' : '';
  const isFixed = detail.isPriceFixed && isPrice(flow, item.key);
  const suggestion = stored === null ? detail.suggestions[factKey] : undefined;
  return (
    <div className={rows['row']} data-item={factKey}>
      <ItemLabel item={item} factKey={factKey} htmlFor={id} isEmpty={stored === null} />
      <div className={rows['value']}>
        <FactInput
          id={id}
          item={item}
          // A choice that is being saved is displayed as chosen.
          value={edit.isSaving && tried ? tried.value : stored}
          describedBy={`${id}-note`}
          edit={{ ...edit, send }}
          isFixed={isFixed}
          onReading={(isReadable) => setUnreadable(!isReadable)}
        />
        {unit ? <span className={rows['unit']}>{unit}</span> : null}
      </div>
      <div id={`${id}-note`} className={rows['note']}>
        {isFixed ? <PriceFixed /> : null}
        <InputNotes isSaving={edit.isSaving} isUnreadable={isUnreadable} />
        {suggestion === undefined || suggestion === null ? null : (
          <Suggestion item={item} suggestion={suggestion} onUse={send} />
        )}
        <FieldProblem edit={edit} tried={tried} send={send} />
      </div>
    </div>
  );
}

interface InputNotesProps {
  readonly isSaving: boolean;
  readonly isUnreadable: boolean;
}

function InputNotes({ isSaving, isUnreadable }: InputNotesProps) {
  const { t } = useTexts();
  return (
    <>
      {isSaving ? t('panel.saving') : null}
      {isUnreadable ? (
        <span role="alert" data-unsaved="">
          {t('panel.unreadable')}
        </span>
      ) : null}
    </>
  );
}

/** Refusals that a reason overrides. */
const overrideTexts: Readonly<Partial<Record<string, 'override.leadTime' | 'override.share'>>> = {
  'lead-time': 'override.leadTime',
  'resource-taken': 'override.share',
};

interface FieldProblemProps {
  readonly edit: CellEdit;
  readonly tried: Written | null;
  readonly send: (written: Written) => Promise<boolean>;
}

/** A refusal with its actions: overwrite the other value, or override the rule with a reason. */
function FieldProblem({ edit: { problem }, tried, send }: FieldProblemProps) {
  const { t } = useTexts();
  if (problem === null) return null;
  const overridden = overrideTexts[problem.code];
  const again = (override?: Override) => tried && void send({ ...tried, override });
  return (
    <PanelProblem
      problem={problem}
      mine={tried?.text ?? null}
      onMine={() => again()}
      overrideLabel={overridden === undefined ? undefined : t(overridden)}
      onOverride={(reason) => again({ reason })}
    />
  );
}

interface SuggestionProps {
  readonly item: FieldItem;
  readonly suggestion: string | number | boolean;
  readonly onUse: (written: Written) => Promise<boolean>;
}

function Suggestion({ item, suggestion, onUse }: SuggestionProps) {
  const { t, locale } = useTexts();
  const { me } = usePanel();
  const currency = useCurrency();
  const text =
    item.kind === 'money' && typeof suggestion === 'number'
      ? formatMoney(suggestion, currency, locale)
      : item.kind === 'instant' && typeof suggestion === 'number'
        ? formatInstant(suggestion, locale, me)
        : item.kind === 'date' && typeof suggestion === 'string'
          ? formatDate(suggestion, locale, me)
          : String(suggestion);
  return (
    <>
      <span>{t('panel.suggested', { value: text })}</span>
      <Button look="quiet" onClick={() => void onUse({ value: cellOfValue(suggestion), text })}>
        {t('panel.useSuggestion')}
      </Button>
    </>
  );
}
