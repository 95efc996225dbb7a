import type { ChecklistItem } from '#domain/flow/flow';
import { standardKey } from '#domain/flow/parts/checklist-item';
import { isAnswered, markOf, scoreOf } from '#domain/flow/parts/checklist-result';
import type { EntryRef } from '#domain/rules/fact-key';
import type { FactKey, FactValue } from '#domain/rules/fact';
import { factValue } from '../../fields/items.ts';
import { itemPlace } from '../../fields/trade-columns.ts';
import { addTexts } from '../../texts/catalogue.ts';
import { checklistTexts } from '../../texts/job/checklist.ts';
import { useTexts } from '../../texts/locale.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { StandardRow } from './standard-row.tsx';
import styles from './checklist.module.css';

// The panel comes later, and so do the texts that only it shows.
addTexts(checklistTexts);

interface ChecklistRowProps {
  readonly item: ChecklistItem;
  readonly entry?: EntryRef;
}

/** A checklist: how far it is, its score, and each standard that is asked for. */
export function ChecklistRow({ item, entry }: ChecklistRowProps) {
  const { t, localize } = useTexts();
  const { detail, flow } = usePanel();
  const keyIn = (key: FactKey): FactKey =>
    entry === undefined ? key : itemPlace({ ...item, key }, flow, entry).factKey;
  const valueOf = (key: FactKey): FactValue => plainValue(factValue(detail, keyIn(key)));
  const current = item.standards.filter(
    (standard) => !detail.absentItems.includes(keyIn(standardKey(item, standard))),
  );
  const answered = current.filter((standard) => isAnswered(item, standard, valueOf));
  const score = scoreOf(item, valueOf);
  const isDone = answered.length === current.length;
  const isPassed = (score ?? 100) >= (item.passMark ?? 100);
  const hasMarks = current.some(({ kind }) => kind === 'mark');
  return (
    <fieldset className={styles['checklist']} data-item={keyIn(item.key)}>
      <legend>{localize(item.label)}</legend>
      <p className={styles['result']} role="status">
        <span>{t('checklist.answered', { done: answered.length, count: current.length })}</span>
        {score === null ? null : <span>{t('checklist.score', { score })}</span>}
        {isDone ? (
          <strong data-passed={isPassed}>{t(isPassed ? 'checklist.passed' : 'checklist.notPassed')}</strong>
        ) : null}
      </p>
      {current.map((standard) => (
        <StandardRow
          key={standard.key}
          checklist={item}
          standard={standard}
          mark={markOf(standard, valueOf(standardKey(item, standard)))}
          {...(entry === undefined ? {} : { entry })}
        />
      ))}
      {hasMarks ? <small className={styles['keys']}>{t('checklist.keys')}</small> : null}
    </fieldset>
  );
}

const plainValue = (value: unknown): FactValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
