import { useId } from 'react';
import type { CheckItem } from '#domain/flow/flow';
import { formatInstant } from '../texts/formats.ts';
import { cellOfValue } from '../jobs/columns/item-form.ts';
import { columnIdOf } from '../jobs/columns/trade-columns.ts';
import { useTexts } from '../texts/locale.tsx';
import { Tick } from '../ui/tick.tsx';
import { ItemLabel } from './item-label.tsx';
import { usePanel } from './panel-context.tsx';
import { PanelProblem } from './panel-problem.tsx';
import { useCellEdit } from './use-cell-edit.ts';
import rows from './rows.module.css';

/** A tick with who set it and when. */
export function CheckRow({ item }: { readonly item: CheckItem }) {
  const { t, locale } = useTexts();
  const { detail, flow, me } = usePanel();
  const id = useId();
  const fact = detail.facts.findLast((one) => one.key === item.key);
  const isDone = fact?.value === true;
  const edit = useCellEdit(columnIdOf(item, flow), cellOfValue(fact?.value));
  const who = me.staff.find((person) => person.id === fact?.recordedBy)?.name ?? fact?.recordedBy ?? '';
  return (
    <div className={rows['check']} data-item={item.key}>
      <Tick
        id={id}
        isChecked={isDone}
        onTick={(isTicked) =>
          edit.send({ value: cellOfValue(isTicked), text: t(isTicked ? 'panel.yes' : 'panel.no') })
        }
      />
      <ItemLabel item={item} htmlFor={id} isEmpty={!isDone} />
      <span className={rows['note']}>
        {fact && isDone ? t('check.done', { who, when: formatInstant(fact.recordedAt, locale, me) }) : null}
        {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
      </span>
    </div>
  );
}
