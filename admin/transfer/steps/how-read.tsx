import { locales } from '#domain/texts/text';
import type { Flow } from '#domain/flow/flow';
import { localeNames } from '../../texts/locale-names.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { headerRowsMax } from '../columns/table.ts';
import { useIssueLabel } from './issue-label.ts';
import { encodings, type Encoding } from '../file/encodings.ts';
import type { TableRow } from '../file/sheet.ts';
import { sheetOfChoice, type Chosen } from '../import-phase.ts';
import styles from '../transfer.module.css';

const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GBK / GB 18030',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
};

interface HowReadProps {
  readonly chosen: Chosen;
  readonly flows: readonly Flow[];
  readonly onChange: (chosen: Chosen) => void;
  readonly onEncoding: (encoding: Encoding) => void;
  readonly onSheet: (sheet: number) => void;
  readonly onHeader: (headerAt: number) => void;
}

/** How the file is read, and the defaults for rows without a trade or language. */
export function HowRead(props: HowReadProps) {
  const { chosen, flows, onChange, onSheet } = props;
  const { t, localize } = useTexts();
  const { file, sheet, flow, customerLocale } = chosen;
  return (
    <div className={styles['choices']}>
      <EncodingChoice {...props} />
      {file.sheets.length > 1 ? (
        <Field label={t('transfer.sheet')}>
          <select value={sheet} onChange={({ target }) => onSheet(Number(target.value))}>
            {file.sheets.map(({ name, isHidden }, index) => (
              <option key={name} value={index}>
                {isHidden ? t('transfer.sheetHidden', { name }) : name}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
      <HeaderChoice {...props} />
      <Field label={t('transfer.trade')}>
        <select value={flow} onChange={({ target }) => onChange({ ...chosen, flow: target.value })}>
          {flows.map(({ key, label }) => (
            <option key={key} value={key}>
              {localize(label)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('transfer.customerLocale')}>
        <select
          value={customerLocale}
          onChange={({ target }) => {
            const language = locales.find((locale) => locale === target.value);
            if (language) onChange({ ...chosen, customerLocale: language });
          }}
        >
          {locales.map((locale) => (
            <option key={locale} value={locale}>
              {localeNames[locale]}
            </option>
          ))}
        </select>
      </Field>
    </div>
  );
}

function EncodingChoice({ chosen: { file, source, misread }, onEncoding }: HowReadProps) {
  const { t } = useTexts();
  const issueLabel = useIssueLabel();
  if (file.encoding === null) return null;
  return (
    <Field label={t('transfer.encoding')} error={misread ? issueLabel(misread, source) : undefined}>
      <select
        value={file.encoding}
        onChange={({ target }) =>
          onEncoding(encodings.find((encoding) => encoding === target.value) ?? 'utf-8')
        }
      >
        {encodings.map((encoding) => (
          <option key={encoding} value={encoding}>
            {encodingNames[encoding]}
          </option>
        ))}
      </select>
    </Field>
  );
}

const displayedCells = 4;

/** A short label of a row. */
const rowName = ({ place, cells }: TableRow): string =>
  `${place}: ${cells
    .filter((cell) => cell.trim() !== '')
    .slice(0, displayedCells)
    .join(' · ')}`;

function HeaderChoice({ chosen, onHeader }: HowReadProps) {
  const { t } = useTexts();
  const rows = sheetOfChoice(chosen)?.rows ?? [];
  return (
    <Field label={t('transfer.headerRow')}>
      <select value={chosen.headerAt} onChange={({ target }) => onHeader(Number(target.value))}>
        {rows.slice(0, headerRowsMax).map((row, index) => (
          <option key={row.place} value={index}>
            {rowName(row)}
          </option>
        ))}
      </select>
    </Field>
  );
}
