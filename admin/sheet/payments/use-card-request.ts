import { useRef, useState } from 'react';
import type { GridCard } from '../../grid/index.ts';

/** The requested card of a cell. A card that has the pointer or the keyboard stays while the pointer leaves its cell. */
export const useCardRequest = () => {
  const [card, setCard] = useState<GridCard | null>(null);
  const isInside = useRef(false);
  const show = (next: GridCard | null) => {
    isInside.current = false;
    setCard(next);
  };
  return {
    card,
    onCard: (next: GridCard | null) => {
      const isHeld = card?.isByKey === true ? next?.isByKey !== true : next === null && isInside.current;
      if (!isHeld) show(next);
    },
    /** The pointer entered or left the card. */
    onInside: (inside: boolean) => {
      isInside.current = inside;
      if (!inside && card?.isByKey === false) show(null);
    },
    close: () => show(null),
  };
};

export type CardRequest = ReturnType<typeof useCardRequest>;
