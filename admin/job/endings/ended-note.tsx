import { exitOf } from '#domain/endings/exits';
import { formatMoney } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { cellOfValue } from '../../fields/item-form.ts';
import { factValue } from '../../fields/items.ts';
import { formatValue } from '../../fields/history-labels.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import { useEdit } from '../panel/use-edit.ts';
import styles from '../panel/panel.module.css';

/** How a job ended, why, what became of its money, and the way back. */
export function EndedNote() {
  const texts = useTexts();
  const { t, localize, locale } = texts;
  const { detail, flow, actions, me } = usePanel();
  const currency = useCurrency();
  const edit = useEdit();
  const { job, keptBecause } = detail;
  const exit = exitOf(flow, job.endedAs);
  const stage = flow.stages.find(({ key }) => key === job.stage);
  const stageLabel = stage ? localize(stage.label) : job.stage;
  const view = { texts, flow, me, currency };
  const reasons = (exit?.needs ?? []).flatMap((key) => {
    const item = flow.items.find((candidate) => candidate.key === key);
    const value = factValue(detail, key);
    if (item === undefined || cellOfValue(value) === null) return [];
    return [`${localize(item.label)}: ${formatValue(`fact:${key}`, value, view)}`];
  });
  const reopen = () => void edit.run(() => actions.moveStage(job.id, { to: job.stage }, job.version));
  return (
    <section className={styles['needed-box']} aria-label={t('ending.title')}>
      <p>
        <b>{t('ending.ended', { exit: exit ? localize(exit.label) : (job.endedAs ?? '') })}</b>
      </p>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <p>{t('ending.left', { stage: stageLabel })}</p>
      {keptBecause === null ? null : (
        <p>
          {t('ending.keptBecause', {
            amount: formatMoney(job.paidMinor, currency, locale),
            reason: keptBecause,
          })}
        </p>
      )}
      {may(me.role, 'move-stage') ? (
        <Button isBusy={edit.isSaving} onClick={reopen}>
          {t('ending.reopen', { stage: stageLabel })}
        </Button>
      ) : null}
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </section>
  );
}
