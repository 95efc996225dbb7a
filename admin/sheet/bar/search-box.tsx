import { useEffect, useRef } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { isComposingKey } from '../../browser/composing-key.ts';
import { Icon } from '../../ui/icon.tsx';
import { TypedInput } from '../../ui/controls/typed-input.tsx';
import styles from './bar.module.css';

const isWriting = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;

/** Searches while the person types. `/` focuses it outside text inputs; in the sheet `/` starts to edit the cell. */
export function SearchBox({
  value,
  onSearch,
}: {
  readonly value: string;
  readonly onSearch: (q: string) => void;
}) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key !== '/' || !isPlain || isComposingKey(event) || isWriting(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <span className={styles['search']}>
      <Icon name="search" />
      <TypedInput
        ref={input}
        type="search"
        aria-label={t('jobs.search')}
        title={t('jobs.search')}
        placeholder={t('bar.search')}
        maxLength={80}
        value={value}
        onType={(text) => onSearch(text.trim())}
      />
    </span>
  );
}
