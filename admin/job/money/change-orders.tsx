import { useState, type FormEvent } from 'react';
import type { JobDetail } from '#contract/jobs/job-answers';
import { formatMoney } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import { useEdit } from '../panel/use-edit.ts';
import { parseAmount } from '../../fields/value-text.ts';
import lists from '../../ui/lists.module.css';

/** Where a change order is added, as a target of the panel. */
export const changeOrderPlace = 'change-order';

type ChangeOrderView = JobDetail['changeOrders'][number];

/** Work added or removed after signing; approved change orders are billed with their milestone. */
export function ChangeOrders() {
  const { t } = useTexts();
  const { detail } = usePanel();
  return (
    <section aria-label={t('changes.title')}>
      <h3>{t('changes.title')}</h3>
      <ul className={lists['list']}>
        {detail.changeOrders.map((order) => (
          <ChangeOrderLine key={order.id} order={order} />
        ))}
      </ul>
      <NewChangeOrder />
    </section>
  );
}

function ChangeOrderLine({ order }: { readonly order: ChangeOrderView }) {
  const { t, locale } = useTexts();
  const { detail, actions, me } = usePanel();
  const currency = useCurrency();
  const edit = useEdit();
  const decide = (state: 'approved' | 'rejected') =>
    void edit.run(() =>
      // The displayed version is the base of the decision: a changed amount is a conflict.
      actions.saveChangeOrder(detail.job.id, { changeOrderId: order.id, state }, detail.job.version),
    );
  return (
    <li className={lists['payment']}>
      <span>{order.title}</span>
      <b>{formatMoney(order.amountMinor, currency, locale)}</b>
      <small>{t(`changes.${order.state}`)}</small>
      {order.state === 'proposed' && may(me.role, 'decide-change-order') ? (
        <span className={lists['actions']}>
          <Button
            isBusy={edit.isSaving}
            aria-label={`${t('changes.approve')}: ${order.title}`}
            onClick={() => decide('approved')}
          >
            {t('changes.approve')}
          </Button>
          <Button
            look="quiet"
            isBusy={edit.isSaving}
            aria-label={`${t('changes.reject')}: ${order.title}`}
            onClick={() => decide('rejected')}
          >
            {t('changes.reject')}
          </Button>
        </span>
      ) : null}
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </li>
  );
}

function NewChangeOrder() {
  const { t } = useTexts();
  const { detail, actions } = usePanel();
  const currency = useCurrency();
  const edit = useEdit();
  const [title, setTitle] = useState('');
  const [amount, setAmount] = useState('');
  const parsed = parseAmount(amount, currency);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.ok || title.trim() === '') return;
    const isDone = await edit.run((key) =>
      actions.withKey(key).saveChangeOrder(detail.job.id, {
        title: title.trim(),
        amountMinor: parsed.value,
        state: 'proposed',
      }),
    );
    if (!isDone) return;
    setTitle('');
    setAmount('');
  };
  return (
    <form className={lists['adder']} data-item={changeOrderPlace} onSubmit={add}>
      <input
        aria-label={t('changes.add')}
        placeholder={t('changes.add')}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
      />
      <input
        aria-label={`${t('lines.amount')} (${currency})`}
        placeholder={t('lines.amount')}
        title={t('changes.hint')}
        inputMode="decimal"
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
      />
      <Button type="submit" isBusy={edit.isSaving} disabled={title.trim() === '' || !parsed.ok}>
        {t('changes.add')}
      </Button>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </form>
  );
}
