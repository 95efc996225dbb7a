import { useId, useState } from 'react';
import { may } from '#domain/rights';
import { useTexts } from '../texts/locale.tsx';
import { draftKeys } from './draft-keys.ts';
import { EditProblem } from './edit-problem.tsx';
import { usePanel } from './panel-context.tsx';
import { useCurrency } from './use-currency.ts';
import { useEdit } from './use-edit.ts';
import { inputText, parseAmount } from './value-text.ts';
import rows from './rows.module.css';

/** The sum that the contract is signed for, edited in place by those who may. */
export function ContractTotal() {
  const { t } = useTexts();
  const { detail, actions, me } = usePanel();
  const currency = useCurrency();
  const edit = useEdit();
  const id = useId();
  const shown = inputText('money', detail.job.contractTotalMinor, me.shop.zone, currency);
  const [written, setWritten] = useState<string | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const commit = async () => {
    if (written === null || written.trim() === shown) return setWritten(null);
    const parsed =
      written.trim() === '' ? { ok: true as const, value: null } : parseAmount(written, currency);
    setUnreadable(!parsed.ok);
    if (
      parsed.ok &&
      (await edit.run(() => actions.patch(detail.job.id, { contractTotalMinor: parsed.value })))
    )
      setWritten(null);
  };
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
          value={written ?? shown}
          onChange={(event) => setWritten(event.target.value)}
          onBlur={() => void commit()}
          onKeyDown={draftKeys({
            isChanged: written !== null,
            restore: () => setWritten(null),
            commit: () => void commit(),
          })}
        />
      </div>
      <div className={rows['note']}>
        {edit.isSaving ? t('panel.saving') : null}
        {isUnreadable ? <span role="alert">{t('panel.unreadable')}</span> : null}
        {edit.problem ? <EditProblem problem={edit.problem} /> : null}
      </div>
    </div>
  );
}
