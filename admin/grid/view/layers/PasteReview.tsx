import { useEffect, useRef } from 'react';
import type { PastePlan } from '../../model/areas/paste.ts';
import { fill } from '../../texts.ts';
import { useGridState, useShared, useTexts } from '../grid-context.ts';
import styles from './review.module.css';

/** Invalid cells that are listed; the rest are counted. */
const listedMax = 100;

function BadCells({ bad }: Pick<PastePlan, 'bad'>) {
  const texts = useTexts();
  if (bad.length === 0) return null;
  return (
    <>
      <p>{fill(texts.pasteBad, { count: bad.length })}</p>
      <ul>
        {bad.slice(0, listedMax).map(({ rowId, columnId, rowName, header, message }) => (
          <li key={`${rowId} ${rowName} ${columnId}`}>
            <b>
              {rowName} · {header}
            </b>{' '}
            <span>{message}</span>
          </li>
        ))}
      </ul>
      {bad.length > listedMax && <p>{fill(texts.pasteMore, { count: bad.length - listedMax })}</p>}
    </>
  );
}

/** The findings of a paste before it is applied. */
function Findings({ plan }: { readonly plan: PastePlan }) {
  const texts = useTexts();
  const counts = [
    [texts.pasteNewRows, plan.newRowCount],
    [texts.pasteBelow, plan.lostRowCount],
    [texts.pasteBeyond, plan.columnsBeyond],
  ] as const;
  return (
    <>
      <BadCells bad={plan.bad} />
      {counts.map(([label, count]) => (count > 0 ? <p key={label}>{fill(label, { count })}</p> : null))}
    </>
  );
}

const isWhole = (plan: PastePlan): boolean =>
  plan.bad.length === 0 && plan.lostRowCount === 0 && plan.columnsBeyond === 0;

/**
 * Reviews a paste with invalid cells before anything is written: the person accepts the valid cells, or
 * nothing.
 */
export function PasteReview({ onClose }: { readonly onClose: () => void }) {
  const { controller } = useShared();
  const texts = useTexts();
  const plan = useGridState((state) => state.review);
  const isFine = plan !== null && isWhole(plan);
  const title = isFine ? texts.pasteNewTitle : texts.pasteReview;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (plan) dialog.current?.showModal();
    else dialog.current?.close();
  }, [plan]);
  const answer = (isWanted: boolean) => {
    controller.answerReview(isWanted);
    dialog.current?.close();
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      className={styles['review']}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
    >
      <h2>{title}</h2>
      {plan && <Findings plan={plan} />}
      <menu>
        <button type="button" onClick={() => answer(false)}>
          {texts.pasteCancel}
        </button>
        <button type="button" disabled={plan?.edits.length === 0} onClick={() => answer(true)}>
          {fill(isFine ? texts.pasteAll : texts.pasteRest, { count: plan?.edits.length ?? 0 })}
        </button>
      </menu>
    </dialog>
  );
}
