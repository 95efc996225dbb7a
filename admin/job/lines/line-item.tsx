import { useEffect, useRef, useState } from 'react';
import { isTurnedDown } from '#domain/lines/line';
import { formatMoney } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { formatDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import { useEdit } from '../panel/use-edit.ts';
import { LineDecisionButtons } from './line-decision.tsx';
import { LineForm } from './line-form.tsx';
import type { LineView } from './use-line-draft.ts';
import lists from '../../ui/lists.module.css';
import styles from './lines.module.css';

/** A line: what it is, what it costs, how the customer decided, and whether it is done. */
export function LineItem({ line }: { readonly line: LineView }) {
  const { locale } = useTexts();
  const { flow, me } = usePanel();
  const currency = useCurrency();
  const [step, setStep] = useState<'still' | 'changing' | 'changed'>('still');
  const isOut = isTurnedDown(line);
  const mayEdit = may(me.role, 'edit-job');
  if (step === 'changing')
    return (
      <li className={lists['payment']}>
        <div>
          <LineForm line={line} onDone={() => setStep('changed')} />
        </div>
      </li>
    );
  return (
    <li className={lists['payment']} data-decision={line.decision}>
      <LineTick line={line} isOut={isOut} />
      <b>
        {isOut ? (
          <s>{formatMoney(line.amountMinor, currency, locale)}</s>
        ) : (
          formatMoney(line.amountMinor, currency, locale)
        )}
      </b>
      <LineWords line={line} />
      {mayEdit && flow.lines?.decides === true && line.changeOrderId === null ? (
        <div>
          <LineDecisionButtons line={line} />
        </div>
      ) : null}
      {mayEdit ? (
        <LineActs
          line={line}
          isOut={isOut}
          takesFocus={step === 'changed'}
          onChange={() => setStep('changing')}
        />
      ) : null}
    </li>
  );
}

/** The request that writes a line as it stands, with a change. */
const asItStands = (line: LineView) => ({
  lineId: line.id,
  description: line.description,
  quantity: line.quantity,
  ...(line.unitMinor === null ? { amountMinor: line.amountMinor } : {}),
  tags: [...line.tags],
  isDone: line.isDone,
});

function LineTick({ line, isOut }: { readonly line: LineView; readonly isOut: boolean }) {
  const { detail, actions } = usePanel();
  const edit = useEdit();
  const tick = (isDone: boolean) =>
    edit.run(() => actions.saveLine(detail.job.id, { ...asItStands(line), isDone }, detail.job.version));
  return (
    <span>
      <label>
        <Tick isChecked={line.isDone} onTick={tick} /> {isOut ? <s>{line.description}</s> : line.description}
      </label>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </span>
  );
}

/** Quantity and unit price, the trade's words, the decision and the values of a line. */
function LineWords({ line }: { readonly line: LineView }) {
  const { t, localize, locale } = useTexts();
  const { detail, flow, me } = usePanel();
  const currency = useCurrency();
  const priced =
    line.unitMinor === null
      ? `× ${line.quantity}${line.unit === null ? '' : ` ${line.unit}`}`
      : `${line.quantity}${line.unit === null ? '' : ` ${line.unit}`} × ${formatMoney(line.unitMinor, currency, locale)}`;
  const tags = flow.lineTags.filter(({ key }) => line.tags.includes(key)).map(({ label }) => localize(label));
  const order = detail.changeOrders.find(({ id }) => id === line.changeOrderId)?.title;
  const hasDecision = flow.lines?.decides === true || order !== undefined;
  const until =
    line.deferUntil === null
      ? ''
      : ` ${t('lines.deferredUntil', { date: formatDate(line.deferUntil, locale, me) })}`;
  const words = [
    priced,
    tags.join(t('where.and')),
    order ?? '',
    hasDecision ? `${t(`lineState.${line.decision}`)}${until}` : '',
    line.repeats === null ? '' : t('lines.repeats'),
  ];
  return <small className={styles['words']}>{words.filter((word) => word !== '').join(' · ')}</small>;
}

interface LineActsProps {
  readonly line: LineView;
  readonly isOut: boolean;
  /** True after the form of the line, whose focus it takes over. */
  readonly takesFocus: boolean;
  readonly onChange: () => void;
}

function LineActs({ line, isOut, takesFocus, onChange }: LineActsProps) {
  const change = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) change.current?.focus();
  }, [takesFocus]);
  const { t } = useTexts();
  const { detail, actions } = usePanel();
  const edit = useEdit();
  const isRepeated = detail.lines.some(({ repeats }) => repeats === line.id);
  const remove = () =>
    edit.run(() =>
      actions.saveLine(detail.job.id, { ...asItStands(line), isRemoved: true }, detail.job.version),
    );
  const again = () =>
    edit.run((key) => {
      const { lineId: _, ...copy } = asItStands(line);
      return actions.withKey(key).saveLine(detail.job.id, {
        ...copy,
        isDone: false,
        class: line.class,
        unit: line.unit,
        unitMinor: line.unitMinor,
        repeats: line.id,
        values: line.values,
      });
    });
  return (
    <span className={lists['actions']}>
      {isOut && !isRepeated && line.changeOrderId === null ? (
        <Button
          isBusy={edit.isSaving}
          aria-label={`${t('lines.again')}: ${line.description}`}
          onClick={() => void again()}
        >
          {t('lines.again')}
        </Button>
      ) : null}
      <Button
        ref={change}
        look="quiet"
        aria-label={`${t('lines.change')}: ${line.description}`}
        onClick={onChange}
      >
        {t('lines.change')}
      </Button>
      <Button
        look="quiet"
        isBusy={edit.isSaving}
        aria-label={`${t('lines.remove')}: ${line.description}`}
        onClick={() => void remove()}
      >
        {t('lines.remove')}
      </Button>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </span>
  );
}
