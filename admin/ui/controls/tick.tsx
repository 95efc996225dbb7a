import { useState } from 'react';

interface TickProps {
  readonly id?: string;
  readonly isChecked: boolean;
  /** Resolves when the write is done or refused; meanwhile the box shows what the person chose. */
  readonly onTick: (isChecked: boolean) => Promise<unknown>;
}

/** A check box that shows the person's choice at once and the stored one when the write has ended. */
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
