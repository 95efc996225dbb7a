import { useState } from 'react';

interface TickProps {
  readonly id?: string;
  readonly isChecked: boolean;
  /** Resolves when the write has ended; meanwhile the box shows the person's choice. */
  readonly onTick: (isChecked: boolean) => Promise<unknown>;
}

/**
 * A check box with an optimistic update: it shows the person's choice at once, and the stored value after the
 * write.
 */
export function Tick({ id, isChecked, onTick }: TickProps) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  return (
    <input
      id={id}
      type="checkbox"
      checked={chosen ?? isChecked}
      disabled={chosen !== null}
      onChange={(event) => {
        setChosen(event.target.checked);
        void onTick(event.target.checked).finally(() => setChosen(null));
      }}
    />
  );
}
