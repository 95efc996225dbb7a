import { locales, type Locale } from '#domain/texts/text';
import { localeNames } from '../../texts/locale-names.ts';
import { Field } from './field.tsx';

interface LanguageSelectProps {
  readonly label: string;
  readonly value: Locale;
  readonly onChange: (locale: Locale) => void;
}

/** The language in which a customer is written to. */
export function LanguageSelect({ label, value, onChange }: LanguageSelectProps) {
  return (
    <Field label={label}>
      <select
        value={value}
        onChange={(event) => {
          const chosen = locales.find((option) => option === event.target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {locales.map((option) => (
          <option key={option} value={option}>
            {localeNames[option]}
          </option>
        ))}
      </select>
    </Field>
  );
}
