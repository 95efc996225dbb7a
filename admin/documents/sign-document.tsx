import { useRef, useState, type FormEvent, type PointerEvent } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { EditProblem } from '../ui/edit-problem.tsx';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Field } from '../ui/controls/field.tsx';
import { Strokes } from './document-page.tsx';
import type { DocumentWrites } from './use-document-writes.ts';
import styles from './document.module.css';

interface SignDocumentProps {
  readonly document: string;
  readonly me: Me;
  readonly writes: DocumentWrites;
  readonly onDone: () => void;
}

/** The longest path that is accepted; a signature takes about a tenth of it. */
const pathMax = 12_000;

/** Records a signature: with a finger or a pen on the glass, or on paper that is kept somewhere. */
export function SignDocument({ document, me, writes, onDone }: SignDocumentProps) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const [on, setOn] = useState<string>(me.today);
  const [isOnPaper, setOnPaper] = useState(false);
  const [storedAt, setStoredAt] = useState('');
  const [strokes, setStrokes] = useState('');
  const [isUnsigned, setUnsigned] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setUnsigned(!isOnPaper && strokes === '');
    if (!isOnPaper && strokes === '') return;
    const signature = isOnPaper ? { name, on, storedAt } : { name, on, strokes };
    if (await writes.record({ key: document, state: 'signed', signature })) onDone();
  };
  return (
    <form className={styles['form']} onSubmit={submit} aria-label={t('page.sign')}>
      <Field label={t('page.signer')}>
        <input value={name} maxLength={200} required onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t('page.signedOn')}>
        <input
          type="date"
          value={on}
          max={me.today}
          required
          onChange={(event) => setOn(event.target.value)}
        />
      </Field>
      <label>
        <input type="checkbox" checked={isOnPaper} onChange={(event) => setOnPaper(event.target.checked)} />{' '}
        {t('page.onPaper')}
      </label>
      {isOnPaper ? (
        <Field label={t('page.storedAt')}>
          <input
            value={storedAt}
            maxLength={200}
            required
            onChange={(event) => setStoredAt(event.target.value)}
          />
        </Field>
      ) : (
        <SignaturePad strokes={strokes} onStrokes={setStrokes} />
      )}
      {isUnsigned ? <p role="alert">{t('page.noStrokes')}</p> : null}
      {writes.problem === null ? null : <EditProblem problem={writes.problem} />}
      <span className={styles['bar']}>
        <Button type="submit" look="primary" isBusy={writes.isSaving}>
          {t('page.sign')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('shell.cancel')}
        </Button>
      </span>
    </form>
  );
}

interface SignaturePadProps {
  readonly strokes: string;
  readonly onStrokes: (strokes: string) => void;
}

/** A point of the pointer in the box of 1000 by 400. */
const pointOf = ({ clientX, clientY, currentTarget }: PointerEvent): string => {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const scaled = (at: number, size: number, most: number) =>
    Math.max(0, Math.min(most - 1, Math.round((at / size) * most)));
  return `${scaled(clientX - left, width, 1000)} ${scaled(clientY - top, height, 400)}`;
};

function SignaturePad({ strokes, onStrokes }: SignaturePadProps) {
  const { t } = useTexts();
  const lastPoint = useRef<string | null>(null);
  const draw = (event: PointerEvent) => {
    const from = lastPoint.current;
    const to = pointOf(event);
    if (from === null || from === to || strokes.length > pathMax - 30) return;
    // A stroke begins with its first line, so that a mere touch leaves no move without a line.
    onStrokes(strokes.endsWith(from) ? `${strokes}L${to}` : `${strokes}M${from}L${to}`);
    lastPoint.current = to;
  };
  return (
    <div>
      <p>{t('page.onGlass')}</p>
      <div
        className={styles['pad']}
        data-testid="signature"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          lastPoint.current = pointOf(event);
        }}
        onPointerMove={draw}
        onPointerUp={() => {
          lastPoint.current = null;
        }}
      >
        {strokes === '' ? null : <Strokes path={strokes} label={t('page.onGlass')} />}
      </div>
      <Button look="quiet" onClick={() => onStrokes('')}>
        {t('page.clear')}
      </Button>
    </div>
  );
}
