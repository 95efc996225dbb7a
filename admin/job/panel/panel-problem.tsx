import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { EditProblem, type EditProblemProps } from '../../ui/edit-problem.tsx';
import { fieldLabel, formatValue } from '../../fields/history-labels.ts';
import { usePanel } from './panel-context.tsx';
import { useCurrency } from './use-currency.ts';
import styles from '../../ui/problem.module.css';

interface PanelProblemProps extends EditProblemProps {
  /** The person's own value, in a conflict. */
  readonly mine?: string | null;
  /** Overwrites the other person's value, which is displayed here. */
  readonly onMine?: () => void;
}

/** The reason for a refused write of the panel; a conflict shows both values. */
export function PanelProblem({ mine, onMine, ...props }: PanelProblemProps) {
  const { flow, me } = usePanel();
  const texts = useTexts();
  const view = { texts, flow, me, currency: useCurrency() };
  const { t } = texts;
  const { problem } = props;
  if (problem.code !== 'stale') return <EditProblem {...props} />;
  const theirs = Object.entries(problem.current ?? {});
  return (
    <div role="alert" data-unsaved="" className={styles['problem']}>
      <p>{t('conflict.title')}</p>
      {theirs.map(([path, value]) => (
        <p key={path}>
          {t('conflict.theirs', { what: fieldLabel(path, view), value: formatValue(path, value, view) })}
        </p>
      ))}
      {typeof mine === 'string' ? <p>{t('conflict.mine', { value: mine })}</p> : null}
      {onMine ? <Button onClick={onMine}>{t('conflict.takeMine')}</Button> : null}
    </div>
  );
}
