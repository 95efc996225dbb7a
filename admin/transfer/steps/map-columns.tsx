import type { Flow } from '#domain/flow/flow';
import { useTexts } from '../../texts/locale.tsx';
import type { Target } from '../columns/target.ts';
import { Doubts, SeenOtherwise } from './doubts.tsx';
import { useIssueLabel } from './issue-label.ts';
import type { Encoding } from '../file/encodings.ts';
import { HowRead } from './how-read.tsx';
import { LeftOutNote } from './left-out-note.tsx';
import { sheetOfChoice, tableOf, type Chosen } from '../import-phase.ts';
import styles from '../transfer.module.css';

interface MapColumnsProps {
  readonly chosen: Chosen;
  readonly targets: readonly Target[];
  readonly flows: readonly Flow[];
  readonly onChange: (chosen: Chosen) => void;
  readonly onEncoding: (encoding: Encoding) => void;
  readonly onSheet: (sheet: number) => void;
  readonly onHeader: (headerAt: number) => void;
}

/** Rows of the preview, which scrolls under its headers. */
const previewRows = 50;

/** How the file is read, the mapping of its columns, and its first rows. */
export function MapColumns(props: MapColumnsProps) {
  const { chosen } = props;
  const { t } = useTexts();
  const issueLabel = useIssueLabel();
  const { file } = chosen;
  const { name = '', issue = null, formulaCount = 0 } = sheetOfChoice(chosen) ?? {};
  return (
    <>
      {file.isMisnamed ? (
        <p className={styles['note']}>
          {t('transfer.misnamed', { kind: file.encoding === null ? 'XLSX' : 'CSV' })}
        </p>
      ) : null}
      {formulaCount > 0 && issue === null ? (
        <p className={styles['note']}>{t('transfer.formulas', { count: formulaCount })}</p>
      ) : null}
      {file.delimiter === null ? null : <p>{t(`transfer.delimiter.${file.delimiter}`)}</p>}
      <HowRead {...props} />
      <div className={styles['choices']}>
        <Doubts {...props} />
        <SeenOtherwise {...props} />
      </div>
      {issue === null ? (
        <>
          <p>{t('transfer.mapHint')}</p>
          <LeftOutNote chosen={chosen} />
          <Preview {...props} />
        </>
      ) : (
        <p role="alert" className={styles['alert']}>
          {issueLabel({ because: issue }, { name, size: chosen.source.size })}
        </p>
      )}
    </>
  );
}

/** The mapping with a column's new target. A target has at most one column, so another column loses it. */
const mapped = ({ mapping }: Chosen, column: number, id: string | null) =>
  mapping.map((old, index) => {
    if (index === column) return id;
    return old === id && id !== null ? null : old;
  });

interface Column {
  readonly at: number;
  readonly header: string;
  /** Unique, because a file may have two columns with the same name. */
  readonly key: string;
}

function Preview(props: MapColumnsProps) {
  const { chosen } = props;
  const { t } = useTexts();
  const { headers, rows } = tableOf(chosen);
  const columns = headers.map((header, at): Column => ({ at, header, key: `${at} ${header}` }));
  return (
    // A scrollable region must be focusable for keyboard users.
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('transfer.preview')}>
      <table className={styles['table']} aria-label={t('transfer.preview')}>
        <thead>
          <tr>
            <th scope="col">{t('transfer.row')}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.header}
                <TargetChoice {...props} column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, previewRows).map((row) => (
            <tr key={row.place}>
              <th scope="row">{row.place}</th>
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
        .map((target) => (
          <option key={target.id} value={target.id}>
            {target.label[locale]}
          </option>
        ))}
    </select>
  );
}
