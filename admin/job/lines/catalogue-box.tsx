import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { CatalogueItem } from '#contract/shop/catalogue';
import { formatMoney, isCurrency } from '#domain/money/money';
import { catalogueSearchQuery } from '../../api/shop/catalogue.ts';
import { isComposingKey } from '../../browser/composing-key.ts';
import { useTexts } from '../../texts/locale.tsx';
import styles from './lines.module.css';

/** Items that the list shows at most. */
const shownMax = 8;

interface CatalogueBoxProps {
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onPick: (item: CatalogueItem) => void;
  /** True where the form has come in place of what had the focus. */
  readonly takesFocus: boolean;
}

/** The items that match what is typed, with the active one; none while the list is closed. */
const useFound = (value: string, isOpen: boolean) => {
  const find = useDeferredValue(value.trim());
  const { data = [] } = useQuery({ ...catalogueSearchQuery(find), enabled: isOpen && find !== '' });
  return isOpen && find !== '' ? data.slice(0, shownMax) : [];
};

/** A description that is typed or picked from the price list, by code or name. */
export function CatalogueBox({ value, onType, onPick, takesFocus }: CatalogueBoxProps) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useFound(value, isOpen);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const pick = (item: CatalogueItem) => {
    onPick(item);
    setOpen(false);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event) || found.length === 0) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const item = found[active];
    if (step !== 0) setActive((active + step + found.length) % found.length);
    else if (event.key === 'Enter' && item !== undefined) pick(item);
    else if (event.key === 'Escape') setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className={styles['box']}>
      <input
        ref={input}
        role="combobox"
        aria-label={t('lines.description')}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[active] === undefined ? undefined : `${id}-${active}`}
        placeholder={t('lines.description')}
        value={value}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => {
          onType(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {found.length > 0 ? <FoundItems id={id} items={found} active={active} onPick={pick} /> : null}
    </span>
  );
}

/** Below the last field the list would be out of sight. */
const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

interface FoundItemsProps {
  readonly id: string;
  readonly items: readonly CatalogueItem[];
  readonly active: number;
  readonly onPick: (item: CatalogueItem) => void;
}

function FoundItems({ id, items, active, onPick }: FoundItemsProps) {
  const { t, locale } = useTexts();
  return (
    <div
      ref={intoView}
      id={`${id}-list`}
      role="listbox"
      aria-label={t('lines.found')}
      className={styles['found']}
    >
      {items.map((item, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the combobox's: it points here
        <div
          key={item.id}
          ref={index === active ? intoView : null}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The input keeps the focus, so that its blur does not close the list before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(item)}
        >
          <b>{item.code}</b> {item.name}
          <span>
            {isCurrency(item.currency)
              ? formatMoney(item.priceMinor, item.currency, locale)
              : item.priceMinor}
            {item.unit === null ? '' : ` / ${item.unit}`}
          </span>
        </div>
      ))}
    </div>
  );
}
