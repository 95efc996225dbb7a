import { useState } from 'react';
import type { LineDecision } from '#domain/rules/rule';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useEdit } from '../panel/use-edit.ts';
import type { LineView } from './use-line-draft.ts';
import styles from './lines.module.css';

const decisions = [
  ['accepted', 'lines.accept'],
  ['declined', 'lines.decline'],
  ['deferred', 'lines.defer'],
] as const satisfies readonly (readonly [LineDecision, string])[];

/** What the customer says to a line. Pressed again, a decision is taken back and the line is open. */
export function LineDecisionButtons({ line }: { readonly line: LineView }) {
  const { t } = useTexts();
  const { detail, actions } = usePanel();
  const edit = useEdit();
  const decide = (decision: LineDecision, until?: string) =>
    void edit.run(() =>
      actions.decideLines(
        detail.job.id,
        { decisions: [{ lineId: line.id, decision, ...(until ? { until } : {}) }] },
        detail.job.version,
      ),
    );
  return (
    <span role="group" aria-label={`${t('lines.decision')}: ${line.description}`} className={styles['acts']}>
      {decisions.map(([decision, label]) => {
        const isPressed = line.decision === decision;
        return (
          <Button
            key={decision}
            look={isPressed ? 'plain' : 'quiet'}
            aria-pressed={isPressed}
            aria-label={`${t(label)}: ${line.description}`}
            isBusy={edit.isSaving}
            onClick={() => decide(isPressed ? 'open' : decision)}
          >
            {t(label)}
          </Button>
        );
      })}
      {line.decision === 'deferred' ? (
        <DeferDay line={line} onDay={(day) => decide('deferred', day)} />
      ) : null}
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </span>
  );
}

interface DeferDayProps {
  readonly line: LineView;
  readonly onDay: (day: string) => void;
}

/** The day on which a deferred line is offered again. It is written when it is whole: a year is typed digit by digit. */
function DeferDay({ line, onDay }: DeferDayProps) {
  const { t } = useTexts();
  const stored = line.deferUntil ?? '';
  const [day, setDay] = useState(stored);
  const [before, setBefore] = useState(stored);
  if (before !== stored) {
    setBefore(stored);
    setDay(stored);
  }
  const write = () => {
    if (day !== '' && day !== stored) onDay(day);
  };
  return (
    <input
      type="date"
      aria-label={`${t('lines.until')}: ${line.description}`}
      value={day}
      onChange={(event) => setDay(event.target.value)}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key === 'Enter') write();
      }}
    />
  );
}
