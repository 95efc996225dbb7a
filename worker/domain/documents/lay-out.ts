import { documentDate } from '#domain/documents/format';
import type { DocumentForm } from '#domain/documents/form';
import type { FiledVersion, RenderedBlock, RenderedDocument, Rendering } from '#domain/documents/rendered';
import { shownValue, tableOf, titleOf, type BlockOf } from '#domain/documents/tables';
import { bareName, placePattern, type Block } from '#domain/flow/template';
import type { DocumentValue } from '#domain/rules/fact';
import { text, type Locale, type Text } from '#domain/texts/text';

/** What a filing and the signature of its version say of the paper; null for a filing without content. */
export const filedVersion = (filed: DocumentValue, signed: DocumentValue | null): FiledVersion | null =>
  filed.data === undefined
    ? null
    : {
        data: filed.data,
        texts: filed.texts ?? {},
        signature: signed?.version === filed.version ? (signed.signature ?? null) : null,
      };

const dateWord = text('Date', '日期', '日期');

const placeText = (rendering: Rendering, name: string): string => {
  const bare = bareName(name);
  const value = rendering.version.data.places[bare];
  return value === undefined ? '' : shownValue(rendering, value, rendering.form.places[bare]);
};

const filled = (rendering: Rendering, template: Text): string =>
  template[rendering.locale].replaceAll(placePattern, (_, name: string) => placeText(rendering, name));

const signatures = (rendering: Rendering, { parties }: BlockOf<'signatures'>): RenderedBlock => {
  const { locale, version } = rendering;
  return {
    kind: 'signatures',
    dateLabel: dateWord[locale],
    parties: parties.map(({ party, label }) => {
      const signature = party === 'customer' ? version.signature : null;
      return {
        label: label[locale],
        name: signature?.name ?? null,
        on: signature === null ? null : documentDate(signature.on, locale),
        strokes: signature?.strokes ?? null,
        file: signature?.file ?? null,
        storedAt: signature?.storedAt ?? null,
      };
    }),
  };
};

const sections = ({ version, locale }: Rendering, { parts }: BlockOf<'parts'>): readonly RenderedBlock[] =>
  parts.flatMap(({ key, label }) => {
    const written = version.texts[key] ?? '';
    return written.trim() === '' ? [] : [{ kind: 'section', title: label[locale], text: written }];
  });

const fields = (rendering: Rendering, { title, places }: BlockOf<'fields'>): RenderedBlock => ({
  kind: 'pairs',
  title: titleOf(rendering, title),
  rows: places.map((name) => [
    rendering.form.places[bareName(name)]?.label[rendering.locale] ?? name,
    placeText(rendering, name),
  ]),
});

const renderedBlocks = (rendering: Rendering, block: Block): readonly RenderedBlock[] => {
  switch (block.block) {
    case 'heading':
    case 'text':
      return [{ kind: block.block, text: filled(rendering, block.text) }];
    case 'fields':
      return [fields(rendering, block)];
    case 'parts':
      return sections(rendering, block);
    case 'signatures':
      return [signatures(rendering, block)];
    default: {
      const table = tableOf(rendering, block);
      return table === null || table.rows.length === 0 ? [] : [table];
    }
  }
};

/**
 * Lays a filed version out in a language. It reads nothing but its arguments, so that a version looks as it was
 * signed, whatever became of the job. Tables without rows are left out.
 */
export const layOut = (form: DocumentForm, version: FiledVersion, locale: Locale): RenderedDocument => ({
  locale,
  title: form.title[locale],
  blocks: form.blocks.flatMap((block) => renderedBlocks({ form, version, locale }, block)),
});
