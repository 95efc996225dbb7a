import { useRef } from 'react';
import { formatMoney } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { addTexts } from '../../texts/catalogue.ts';
import { linesTexts } from '../../texts/job/lines.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import { useEdit } from '../panel/use-edit.ts';
import { LineForm } from './line-form.tsx';
import { LineItem } from './line-item.tsx';
import { TotalDiffers } from './total-differs.tsx';
import type { LineView } from './use-line-draft.ts';
import lists from '../../ui/lists.module.css';

addTexts(linesTexts);

const sum = (lines: readonly LineView[]): number =>
  lines.reduce((total, { amountMinor }) => total + amountMinor, 0);

/** The line items of the contract and of change orders: what they cost, and what the customer said to them. */
export default function LinesSection() {
  const { t } = useTexts();
  const { detail, flow, me } = usePanel();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section aria-label={t('lines.title')}>
      <h3 ref={heading} tabIndex={-1}>
        {t('lines.title')}
      </h3>
      {flow.lines?.total === 'accepted' ? <p>{t('lines.workedOut')}</p> : null}
      <AcceptAll onAccepted={() => heading.current?.focus()} />
      <ul className={lists['list']}>
        {detail.lines.map((line) => (
          <LineItem key={line.id} line={line} />
        ))}
      </ul>
      <Totals />
      <TotalDiffers onTaken={() => heading.current?.focus()} />
      {may(me.role, 'edit-job') ? <LineForm line={null} /> : null}
    </section>
  );
}

/** Accepts every line of the contract that is still open, as one operation; then it is gone, and its focus with it. */
function AcceptAll({ onAccepted }: { readonly onAccepted: () => void }) {
  const { t } = useTexts();
  const { detail, actions, me } = usePanel();
  const edit = useEdit();
  const open = detail.lines.filter(
    ({ decision, changeOrderId }) => decision === 'open' && changeOrderId === null,
  );
  if (open.length < 2 || !may(me.role, 'edit-job')) return null;
  const accept = async () => {
    const isDone = await edit.run(() =>
      actions.decideLines(
        detail.job.id,
        { decisions: open.map(({ id: lineId }) => ({ lineId, decision: 'accepted' })) },
        detail.job.version,
      ),
    );
    if (isDone) onAccepted();
  };
  return (
    <p>
      <Button isBusy={edit.isSaving} onClick={() => void accept()}>
        {t('lines.acceptAll', { count: open.length })}
      </Button>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </p>
  );
}

/** The sums of the contract's lines: in all, or accepted and still open where they are decided. */
function Totals() {
  const { t, locale } = useTexts();
  const { detail, flow } = usePanel();
  const currency = useCurrency();
  const own = detail.lines.filter(({ changeOrderId }) => changeOrderId === null);
  if (own.length === 0) return null;
  const open = own.filter(({ decision }) => decision === 'open');
  const accepted = own.filter(({ decision }) => decision === 'accepted');
  const rows =
    flow.lines?.decides === true
      ? ([
          ['lines.accepted', accepted],
          ...(open.length > 0 ? [['lines.stillOpen', open] as const] : []),
        ] as const)
      : ([['lines.total', own]] as const);
  return rows.map(([label, lines]) => (
    <p key={label} className={lists['total']}>
      {t(label)} <b>{formatMoney(sum(lines), currency, locale)}</b>
    </p>
  ));
}
