import { useId } from 'react';
import { isTotalWorkedOut } from '#domain/lines/line-amounts';
import { may } from '#domain/rights/rights';
import { useTexts } from '../../texts/locale.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCellEdit } from '../panel/use-cell-edit.ts';
import { useCurrency } from '../panel/use-currency.ts';
import { useWrittenText } from '../panel/use-edited-text.ts';
import { PriceFixed } from './price-fixed.tsx';
import { inputText, parseAmount } from '../../fields/value-text.ts';
import rows from '../panel/rows.module.css';

/** The contract total, edited in place by those who may, where it is not the sum of the lines. */
export function ContractTotal() {
  const { t } = useTexts();
  const { detail, flow, me } = usePanel();
  const isWorkedOut = isTotalWorkedOut(flow);
  const currency = useCurrency();
  const stored = detail.job.contractTotalMinor;
  const edit = useCellEdit('contractTotal', stored);
  const { written, isUnreadable, commit, inputProps } = useWrittenText({
    edit,
    value: stored,
    textOf: (value) => inputText('money', value, me.shop.zone, currency),
    read: (text) => (text === '' ? { ok: true, value: null } : parseAmount(text, currency)),
  });
  const isFixed = detail.isPriceFixed && written === null;
  const id = useId();
  return (
    <div className={rows['row']} data-item="job.total">
      <label className={rows['label']} htmlFor={id}>
        {t('money.contractTotal', { currency })}
      </label>
      <div className={rows['value']}>
        <input
          id={id}
          inputMode="decimal"
          disabled={!may(me.role, 'edit-amounts')}
          readOnly={isWorkedOut || isFixed}
          aria-describedby={`${id}-note`}
          {...inputProps}
        />
      </div>
      <div id={`${id}-note`} className={rows['note']}>
        {isFixed ? <PriceFixed /> : null}
        {isWorkedOut ? t('money.fromLines') : null}
        {edit.isSaving ? t('panel.saving') : null}
        {isUnreadable ? (
          <span role="alert" data-unsaved="">
            {t('panel.unreadable')}
          </span>
        ) : null}
        {edit.problem ? <PanelProblem problem={edit.problem} mine={written} onMine={commit} /> : null}
      </div>
    </div>
  );
}
