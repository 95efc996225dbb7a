import { useRef, useState } from 'react';
import type { GridCard } from '../../grid/index.ts';

/** The requested card of a cell. A card that has the pointer or the keyboard stays while the pointer leaves its cell. */
export const useCardRequest = () => {
  const [card, setCard] = useState<GridCard | null>(null);
  const isInside = useRef(false);
  return {
    card,
    /** Asked by a timer, so it decides by the card of that time. */
    onCard: (next: GridCard | null) => {
      const isHeldByPointer = next === null && isInside.current;
      setCard((now) => {
        const isHeldByKey = now?.isByKey === true && next?.isByKey !== true;
        return isHeldByPointer || isHeldByKey ? now : next;
      });
    },
    /** The pointer entered or left the card. */
    onInside: (inside: boolean) => {
      isInside.current = inside;
      if (!inside) setCard((now) => (now?.isByKey === true ? now : null));
    },
    close: () => {
      isInside.current = false;
      setCard(null);
    },
  };
};

export type CardRequest = ReturnType<typeof useCardRequest>;
