import type { RenderedBlock, RenderedDocument } from '#domain/documents/rendered';
import styles from './document.module.css';

/** A version of a document as it is read and printed. */
export function DocumentPage({ page }: { readonly page: RenderedDocument }) {
  return (
    <article className={styles['page']} lang={page.locale} aria-label={page.title}>
      <h2 className={styles['title']}>{page.title}</h2>
      {page.blocks.map((block, index) => (
        // Blocks have no names of their own, and their order does not change.
        // oxlint-disable-next-line react/no-array-index-key
        <PageBlock key={index} block={block} />
      ))}
    </article>
  );
}

interface PageBlockProps {
  readonly block: RenderedBlock;
  /** Rows that another version lacks, by their index. */
  readonly changedRows?: readonly number[];
}

const noRows: readonly number[] = [];

/** One block of a document. */
export function PageBlock({ block, changedRows = noRows }: PageBlockProps) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'text':
      return <p className={styles['text']}>{block.text}</p>;
    case 'section':
      return (
        <section>
          <h3>{block.title}</h3>
          <p className={styles['text']}>{block.text}</p>
        </section>
      );
    case 'pairs':
      return (
        <section>
          {block.title === null ? null : <h3>{block.title}</h3>}
          <dl className={styles['pairs']}>
            {block.rows.map(([label, value], index) => (
              <div key={label} data-changed={changedRows.includes(index) || undefined}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      );
    case 'table':
      return <PageTable block={block} changedRows={changedRows} />;
    case 'signatures':
      return <Signatures block={block} />;
  }
}

interface PageTableProps {
  readonly block: Extract<RenderedBlock, { readonly kind: 'table' }>;
  readonly changedRows: readonly number[];
}

function PageTable({ block, changedRows }: PageTableProps) {
  const { title, columns, rows, foot } = block;
  const cells = (row: readonly string[]) =>
    columns.map(({ label, isNumber }, index) => (
      <td key={label} data-number={isNumber || undefined}>
        {row[index] ?? ''}
      </td>
    ));
  return (
    <section>
      {title === null ? null : <h3>{title}</h3>}
      <table>
        <thead>
          <tr>
            {columns.map(({ label, isNumber }) => (
              <th key={label} scope="col" data-number={isNumber || undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // Two lines of work may say the same.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index} data-changed={changedRows.includes(index) || undefined}>
              {cells(row)}
            </tr>
          ))}
        </tbody>
        {foot === null ? null : (
          <tfoot>
            <tr>{cells(foot)}</tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

type SignaturesBlock = Extract<RenderedBlock, { readonly kind: 'signatures' }>;

function Signatures({ block: { parties, dateLabel } }: { readonly block: SignaturesBlock }) {
  return (
    <section className={styles['signatures']}>
      {parties.map(({ label, name, on, strokes, storedAt }) => (
        <div key={label}>
          <p>{label}</p>
          <div className={styles['line']}>
            {strokes === null ? null : <Strokes path={strokes} label={name ?? label} />}
          </div>
          <p>{name}</p>
          <p>
            {dateLabel}: {on}
          </p>
          {storedAt === null ? null : <p>{storedAt}</p>}
        </div>
      ))}
    </section>
  );
}

/** The strokes of a pen in their box of 1000 by 400. */
export function Strokes({ path, label }: { readonly path: string; readonly label: string }) {
  return (
    <svg viewBox="0 0 1000 400" className={styles['strokes']} role="img" aria-label={label}>
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
