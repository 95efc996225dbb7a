import type { DocumentDetail } from '#contract/jobs/document-answers';
import { locales, type Locale } from '#domain/texts/text';
import { localeNames } from '../texts/locale-names.ts';
import { useTexts } from '../texts/locale.tsx';
import { Field } from '../ui/controls/field.tsx';

interface PickersProps {
  readonly detail: DocumentDetail;
  readonly visible: number | null;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  readonly onVersion: (version: number) => void;
}

/** In which language a document is read, and which of its versions. */
export function Pickers({ detail, visible, locale, onLocale, onVersion }: PickersProps) {
  const { t } = useTexts();
  return (
    <>
      <Field label={t('page.language')}>
        <select
          value={locale}
          onChange={(event) => onLocale(locales.find((each) => each === event.target.value) ?? locale)}
        >
          {locales.map((each) => (
            <option key={each} value={each} lang={each}>
              {localeNames[each]}
            </option>
          ))}
        </select>
      </Field>
      {visible === null ? null : (
        <Field label={t('page.version')}>
          <select value={visible} onChange={(event) => onVersion(Number(event.target.value))}>
            {detail.versions.map(({ version }) => (
              <option key={version}>{version}</option>
            ))}
          </select>
        </Field>
      )}
    </>
  );
}

interface ComparePickerProps {
  readonly detail: DocumentDetail;
  readonly visible: number | null;
  readonly value: number | null;
  readonly onChange: (version: number | null) => void;
}

/** The version beside which another is read. */
export function ComparePicker({ detail, visible, value, onChange }: ComparePickerProps) {
  const { t } = useTexts();
  const choices = detail.versions.filter(({ version }) => version !== visible);
  if (choices.length === 0) return null;
  return (
    <Field label={t('page.compareWith')}>
      <select
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
      >
        <option value="">{t('page.compareNone')}</option>
        {choices.map(({ version }) => (
          <option key={version}>{version}</option>
        ))}
      </select>
    </Field>
  );
}
