import type { Flow } from '#domain/flow';
import { useTexts } from '../texts/locale.tsx';
import { Field } from '../ui/field.tsx';
import type { Target } from './columns/target.ts';
import { encodings, type Encoding } from './file/encodings.ts';
import { tableOf, type Chosen } from './import-phase.ts';
import styles from './transfer.module.css';

interface MapColumnsProps {
  readonly chosen: Chosen;
  readonly targets: readonly Target[];
  readonly flows: readonly Flow[];
  readonly onChange: (chosen: Chosen) => void;
  readonly onEncoding: (encoding: Encoding) => void;
  readonly onSheet: (sheet: number) => void;
}

const previewRows = 5;

const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GBK / GB 18030',
  big5: 'Big5',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
};

/** How the file was read, what each of its columns is, and its first rows. */
export function MapColumns(props: MapColumnsProps) {
  const { chosen } = props;
  const { t } = useTexts();
  const { file } = chosen;
  return (
    <>
      <p>{t('transfer.rows', { name: file.name, count: tableOf(chosen).length - 1 })}</p>
      {file.isMisnamed ? (
        <p className={styles['note']}>
          {t('transfer.misnamed', { kind: file.encoding === null ? 'XLSX' : 'CSV' })}
        </p>
      ) : null}
      {file.formulaCount > 0 ? (
        <p className={styles['note']}>{t('transfer.formulas', { count: file.formulaCount })}</p>
      ) : null}
      <HowRead {...props} />
      <p>{t('transfer.mapHint')}</p>
      <Preview {...props} />
    </>
  );
}

function HowRead({ chosen, flows, onChange, onEncoding, onSheet }: MapColumnsProps) {
  const { t, say } = useTexts();
  const { file, sheet, flow } = chosen;
  return (
    <div className={styles['choices']}>
      {file.encoding === null ? null : (
        <Field
          label={t('transfer.encoding')}
          error={chosen.isMisread ? t('transfer.fault.encoding', { name: file.name }) : undefined}
        >
          <select
            value={file.encoding}
            onChange={({ target }) => onEncoding(encodings.find((one) => one === target.value) ?? 'utf-8')}
          >
            {encodings.map((encoding) => (
              <option key={encoding} value={encoding}>
                {encodingNames[encoding]}
              </option>
            ))}
          </select>
        </Field>
      )}
      {file.sheets.length > 1 ? (
        <Field label={t('transfer.sheet')}>
          <select value={sheet} onChange={({ target }) => onSheet(Number(target.value))}>
            {file.sheets.map(({ name }, index) => (
              <option key={name} value={index}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
      <Field label={t('transfer.trade')}>
        <select value={flow} onChange={({ target }) => onChange({ ...chosen, flow: target.value })}>
          {flows.map(({ key, label }) => (
            <option key={key} value={key}>
              {say(label)}
            </option>
          ))}
        </select>
      </Field>
    </div>
  );
}

/** The mapping with a column's new target; a target has one column, so another that had it is let go. */
const mapped = ({ mapping }: Chosen, column: number, id: string | null) =>
  mapping.map((old, index) => {
    if (index === column) return id;
    return old === id && id !== null ? null : old;
  });

interface Column {
  readonly at: number;
  readonly header: string;
  /** A file may have two columns of one name. */
  readonly key: string;
}

/** Rows as the table shows them: two of the same text are still two. */
const keyed = (rows: readonly (readonly string[])[]) =>
  rows.slice(0, previewRows).map((cells, index) => ({ cells, key: `${index} ${cells.join(' ')}` }));

function Preview(props: MapColumnsProps) {
  const { chosen } = props;
  const { t } = useTexts();
  const [headers = [], ...rows] = tableOf(chosen);
  const columns = headers.map((header, at): Column => ({ at, header, key: `${at} ${header}` }));
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-label={t('transfer.preview')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.header}
                <TargetChoice {...props} column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(rows).map((row) => (
            <tr key={row.key}>
              {columns.map(({ at, key }) => (
                <td key={key}>{row.cells[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TargetChoice({
  chosen,
  targets,
  onChange,
  column: { at, header },
}: MapColumnsProps & { readonly column: Column }) {
  const { t, locale } = useTexts();
  const id = chosen.mapping[at] ?? null;
  return (
    <select
      aria-label={t('transfer.columnFor', { header })}
      value={id ?? ''}
      data-off={id === null || undefined}
      onChange={({ target }) =>
        onChange({ ...chosen, mapping: mapped(chosen, at, target.value === '' ? null : target.value) })
      }
    >
      <option value="">{t('transfer.skip')}</option>
      {targets
        .filter(({ isDerived }) => !isDerived)
        .map((one) => (
          <option key={one.id} value={one.id}>
            {one.label[locale]}
          </option>
        ))}
    </select>
  );
}
