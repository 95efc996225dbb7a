import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '#domain/money/money';
import type { FlowMovePlan } from '#contract/shop/shop-answers';
import { flowMoveQuery } from '../../api/queries.ts';
import { formatDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import { useEdit } from '../panel/use-edit.ts';
import styles from './flow-move.module.css';

interface FlowMoveDialogProps {
  readonly title: string;
  readonly to: number;
  readonly onClose: () => void;
}

/** Compares the job's plan by two versions of its flow, and moves the job. */
export default function FlowMoveDialog({ title, to, onClose }: FlowMoveDialogProps) {
  const { detail, actions } = usePanel();
  const { t } = useTexts();
  const { id, version } = detail.job;
  const { data: plan, error, refetch } = useQuery(flowMoveQuery(id, version, to));
  const edit = useEdit();
  const move = async () => {
    if (await edit.run(() => actions.moveFlow(id, { to }, plan?.version))) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{t('flowMove.keeps')}</p>
      {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : null}
      {plan ? <Changes plan={plan} /> : error ? null : <p role="status">{t('shell.loading')}</p>}
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
      <menu className={styles['acts']}>
        <Button onClick={onClose}>{t('shell.cancel')}</Button>
        <Button look="primary" disabled={!plan} isBusy={edit.isSaving} onClick={() => void move()}>
          {title}
        </Button>
      </menu>
    </Dialog>
  );
}

function Changes({ plan }: { readonly plan: FlowMovePlan }) {
  const { t, localize } = useTexts();
  const { tasks, missing, hidden, price } = plan;
  const lists = [
    { title: t('flowMove.begin'), items: tasks.begin.map(localize) },
    { title: t('flowMove.end'), items: tasks.end.map(localize) },
    { title: t('flowMove.missing'), items: missing.map(localize) },
    { title: t('flowMove.hidden'), items: hidden.map(({ label }) => localize(label)) },
  ].filter(({ items }) => items.length > 0);
  if (lists.length === 0 && plan.milestones.length === 0 && price === null)
    return <p>{t('flowMove.nothing')}</p>;
  return (
    <>
      <MilestoneChanges milestones={plan.milestones} />
      {price === null ? null : <p>{t(price === 'fixed' ? 'flowMove.priceFixed' : 'flowMove.priceOpen')}</p>}
      {lists.map(({ title, items }) => (
        <section key={title} aria-label={title}>
          <h3 className={styles['part']}>{title}</h3>
          <ul className={styles['items']}>
            {[...new Set(items)].map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function MilestoneChanges({ milestones }: Pick<FlowMovePlan, 'milestones'>) {
  const { t, locale, localize } = useTexts();
  const { me } = usePanel();
  const currency = useCurrency();
  if (milestones.length === 0) return null;
  const terms = (at: FlowMovePlan['milestones'][number]['after']): string => {
    if (at === null) return t('flowMove.none');
    const amount = at.amountMinor === null ? '—' : formatMoney(at.amountMinor, currency, locale);
    return at.dueOn === null ? amount : `${amount}, ${formatDate(at.dueOn, locale, me)}`;
  };
  const title = t('money.milestones');
  return (
    <section aria-label={title}>
      <h3 className={styles['part']}>{title}</h3>
      <ul className={styles['items']}>
        {milestones.map(({ key, label, before, after }) => (
          <li key={key}>
            {localize(label)}: {terms(before)} → {terms(after)}
          </li>
        ))}
      </ul>
    </section>
  );
}
