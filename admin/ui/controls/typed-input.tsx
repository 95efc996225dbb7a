import { useState, type ComponentPropsWithRef } from 'react';

interface TypedInputProps extends Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange'> {
  readonly value: string;
  readonly onType: (value: string) => void;
}

/**
 * A text input that reports its text while it is typed, but not during composition by an input method. A new
 * `value` from outside replaces the text, unless it equals what was reported.
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
