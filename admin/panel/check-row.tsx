import { useId } from 'react';
import type { CheckItem } from '#domain/flow';
import { formatInstant } from '../texts/formats.ts';
import { useTexts } from '../texts/locale.tsx';
import { Tick } from '../ui/tick.tsx';
import { EditProblem } from './edit-problem.tsx';
import { ItemLabel } from './item-label.tsx';
import { usePanel } from './panel-context.tsx';
import { useEdit } from './use-edit.ts';
import rows from './rows.module.css';

/** A tick with who set it and when. */
export function CheckRow({ item }: { readonly item: CheckItem }) {
  const { t, locale } = useTexts();
  const { detail, actions, me } = usePanel();
  const edit = useEdit();
  const id = useId();
  const fact = detail.facts.findLast((one) => one.key === item.key);
  const isDone = fact?.value === true;
  const who = me.staff.find((person) => person.id === fact?.recordedBy)?.name ?? fact?.recordedBy ?? '';
  return (
    <div className={rows['check']} data-item={item.key}>
      <Tick
        id={id}
        isChecked={isDone}
        onTick={(value) =>
          edit.run(() => actions.recordFacts(detail.job.id, { facts: [{ key: item.key, value }] }))
        }
      />
      <ItemLabel item={item} htmlFor={id} isEmpty={!isDone} />
      <span className={rows['note']}>
        {fact && isDone
          ? t('check.done', { who, when: formatInstant(fact.recordedAt, locale, me.shop.zone) })
          : null}
        {edit.problem ? <EditProblem problem={edit.problem} /> : null}
      </span>
    </div>
  );
}
