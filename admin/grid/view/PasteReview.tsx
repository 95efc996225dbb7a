import { useEffect, useRef } from 'react';
import type { PastePlan } from '../model/paste.ts';
import { fill } from '../texts.ts';
import { useGridState, useShared, useTexts } from './grid-context.ts';
import styles from './review.module.css';

/** Bad cells that are listed; the rest is counted. */
const listedMax = 100;

function BadCells({ bad }: Pick<PastePlan, 'bad'>) {
  const texts = useTexts();
  if (bad.length === 0) return null;
  return (
    <>
      <p>{fill(texts.pasteBad, { count: bad.length })}</p>
      <ul>
        {bad.slice(0, listedMax).map(({ rowId, columnId, rowName, header, message }) => (
          <li key={`${rowId} ${columnId}`}>
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

/** What of a paste cannot be taken, before anything is written: the person takes the rest, or nothing. */
export function PasteReview({ onClose }: { readonly onClose: () => void }) {
  const { controller } = useShared();
  const texts = useTexts();
  const plan = useGridState((state) => state.review);
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
      aria-label={texts.pasteReview}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
    >
      <h2>{texts.pasteReview}</h2>
      {plan && <BadCells bad={plan.bad} />}
      {plan && plan.rowsBelow.length > 0 && <p>{fill(texts.pasteBelow, { count: plan.rowsBelow.length })}</p>}
      {plan && plan.columnsBeyond > 0 && <p>{fill(texts.pasteBeyond, { count: plan.columnsBeyond })}</p>}
      <menu>
        <button type="button" onClick={() => answer(false)}>
          {texts.pasteCancel}
        </button>
        <button type="button" disabled={plan?.edits.length === 0} onClick={() => answer(true)}>
          {fill(texts.pasteRest, { count: plan?.edits.length ?? 0 })}
        </button>
      </menu>
    </dialog>
  );
}
