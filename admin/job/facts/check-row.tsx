import { useId } from 'react';
import type { CheckItem } from '#domain/flow/flow';
import type { EntryRef } from '#domain/rules/fact-key';
import { formatInstant } from '../../texts/formats.ts';
import { cellOfValue } from '../../fields/item-form.ts';
import { itemPlace } from '../../fields/trade-columns.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { ItemLabel } from '../panel/item-label.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCellEdit } from '../panel/use-cell-edit.ts';
import rows from '../panel/rows.module.css';

/** A tick with who set it and when. */
export function CheckRow({ item, entry }: { readonly item: CheckItem; readonly entry?: EntryRef }) {
  const { t, locale } = useTexts();
  const { detail, flow, me } = usePanel();
  const id = useId();
  const { factKey, columnId } = itemPlace(item, flow, entry);
  const fact = detail.facts.findLast(({ key }) => key === factKey);
  const isDone = fact?.value === true;
  const edit = useCellEdit(columnId, cellOfValue(fact?.value));
  const who = me.staff.find((person) => person.id === fact?.recordedBy)?.name ?? fact?.recordedBy ?? '';
  return (
    <div className={rows['check']} data-item={factKey}>
      <Tick
        id={id}
        isChecked={isDone}
        onTick={(isTicked) =>
          edit.send({ value: cellOfValue(isTicked), text: t(isTicked ? 'panel.yes' : 'panel.no') })
        }
      />
      <ItemLabel item={item} factKey={factKey} htmlFor={id} isEmpty={!isDone} />
      <span className={rows['note']}>
        {fact && isDone ? t('check.done', { who, when: formatInstant(fact.recordedAt, locale, me) }) : null}
        {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
      </span>
    </div>
  );
}
