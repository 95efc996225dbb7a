import type { RenderedBlock, RenderedDocument } from '#domain/documents/rendered';

/** A paper as a letter: HTML for mail programs, and the same in plain text. */
export interface DocumentLetter {
  readonly html: string;
  readonly text: string;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (value: string): string => value.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '');

const paragraphs = (value: string): string =>
  value
    .split(/\n{2,}/)
    .map((part) => `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`)
    .join('');

// Mail programs drop style sheets: each cell carries its own.
const cell = 'padding:4px 8px;border:1px solid #bbb;text-align:';

const row = (tag: 'td' | 'th', cells: readonly string[], isNumber: (index: number) => boolean): string =>
  `<tr>${cells
    .map(
      (value, index) =>
        `<${tag} style="${cell}${isNumber(index) ? 'right' : 'left'}">${escaped(value)}</${tag}>`,
    )
    .join('')}</tr>`;

const titled = (title: string | null): string => (title === null ? '' : `<h3>${escaped(title)}</h3>`);

const table = (rows: string): string => `<table style="border-collapse:collapse">${rows}</table>`;

const htmlOf = (block: RenderedBlock): string => {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'text':
      return paragraphs(block.text);
    case 'section':
      return `${titled(block.title)}${paragraphs(block.text)}`;
    case 'pairs':
      return `${titled(block.title)}${table(block.rows.map((pair) => row('td', pair, () => false)).join(''))}`;
    case 'table': {
      const isNumber = (index: number): boolean => block.columns[index]?.isNumber === true;
      const head = row(
        'th',
        block.columns.map(({ label }) => label),
        isNumber,
      );
      const body = [...block.rows, ...(block.foot === null ? [] : [block.foot])];
      return `${titled(block.title)}${table(head + body.map((cells) => row('td', cells, isNumber)).join(''))}`;
    }
    case 'signatures':
      return block.parties.map((party) => `<p>${escaped(signatureLine(party))}</p>`).join('');
  }
};

type Party = Extract<RenderedBlock, { readonly kind: 'signatures' }>['parties'][number];

const signatureLine = ({ label, name, on }: Party): string =>
  [`${label}:`, name ?? '____________', on ?? ''].join(' ').trimEnd();

const underlined = (title: string | null): readonly string[] => (title === null ? [] : [`# ${title}`]);

const linesOf = (block: RenderedBlock): readonly string[] => {
  switch (block.kind) {
    case 'heading':
      return [`## ${block.text}`];
    case 'text':
      return [block.text];
    case 'section':
      return [`# ${block.title}`, block.text];
    case 'pairs':
      return [...underlined(block.title), ...block.rows.map(([label, value]) => `${label}: ${value}`)];
    case 'table': {
      const rows = [...block.rows, ...(block.foot === null ? [] : [block.foot])];
      return [...underlined(block.title), ...rows.map((cells) => cells.filter(Boolean).join(' · '))];
    }
    case 'signatures':
      return block.parties.map(signatureLine);
  }
};

/** Writes a paper as a letter. All that staff or customers wrote is escaped. */
export const letterOf = ({ locale, title, blocks }: RenderedDocument): DocumentLetter => ({
  html: `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${escaped(title)}</title><body style="font-family:sans-serif;max-width:680px"><h1>${escaped(title)}</h1>${blocks.map(htmlOf).join('')}</body></html>`,
  text: [title, ...blocks.map((block) => linesOf(block).join('\n'))].join('\n\n'),
});
