import { useState, type ComponentPropsWithRef } from 'react';

interface TypedInputProps extends Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange'> {
  readonly value: string;
  readonly onType: (value: string) => void;
}

/**
 * A text field that tells of what is typed as it is typed, but never of the letters of a word that an input method is still
 * composing. A value that comes from elsewhere is shown, unless it says what stands there.
 */
export function TypedInput({ value, onType, ...rest }: TypedInputProps) {
  const [written, setWritten] = useState(value);
  const [isComposing, setComposing] = useState(false);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (!isComposing && value.trim() !== written.trim()) setWritten(value);
  }
  return (
    <input
      {...rest}
      value={written}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={(event) => {
        setComposing(false);
        onType(event.currentTarget.value);
      }}
      onChange={(event) => {
        setWritten(event.target.value);
        if (!isComposing) onType(event.target.value);
      }}
    />
  );
}
