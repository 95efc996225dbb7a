import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTexts, type Texts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { isComposingKey } from '../../browser/composing-key.ts';
import type { Find } from './use-find.ts';
import styles from './find.module.css';

const countLabel = ({ count, hasMore, at }: Find, t: Texts['t']): string => {
  if (count === null) return '';
  if (count === 0) return t('find.none');
  return t(hasMore ? 'find.countMore' : 'find.count', { at: at + 1, count });
};

/** Searches a text in all rows of the sheet. The focus stays here while stepping through the hits. */
export function FindBar({ find }: { readonly find: Find }) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [written, setWritten] = useState(find.text);
  const [isComposing, setComposing] = useState(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return;
    if (event.key === 'Escape') find.close();
    else if (event.key === 'Enter' || event.key === 'F3') find.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles['bar']} role="search" aria-label={t('find.label')} onKeyDown={onKeyDown}>
      <input
        ref={input}
        type="text"
        aria-label={t('find.label')}
        placeholder={t('find.label')}
        maxLength={80}
        value={written}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          setComposing(false);
          find.seek(event.currentTarget.value);
        }}
        onChange={(event) => {
          setWritten(event.target.value);
          if (!isComposing) find.seek(event.target.value);
        }}
      />
      <span className={styles['count']} role="status">
        {countLabel(find, t)}
      </span>
      <Button look="quiet" aria-label={t('find.before')} onClick={() => find.step(-1)}>
        ↑
      </Button>
      <Button look="quiet" aria-label={t('find.next')} onClick={() => find.step(1)}>
        ↓
      </Button>
      <Button look="quiet" aria-label={t('find.close')} onClick={find.close}>
        ×
      </Button>
    </div>
  );
}
