import type { Block, PlaceName, Template, WrittenPart } from '#domain/flow/template';
import { text, type Text } from '#domain/texts/text';

/** Blocks that the papers of a wedding share. */
const factPlace = (key: string): PlaceName => `fact:${key}`;

/** A table of values of the job: label and value. */
export const values = (title: Text, ...places: readonly PlaceName[]): Block => ({
  block: 'fields',
  title,
  places,
});

/** Values that the job records, by their keys. */
export const facts = (title: Text, ...keys: readonly string[]): Block =>
  values(title, ...keys.map(factPlace));

/** A paragraph. */
export const paragraph = (en: string, hans: string, hant: string): Block => ({
  block: 'text',
  text: text(en, hans, hant),
});

/** A section that the planner writes, with what belongs into it. */
export const part = (key: string, label: Text, help: Text): WrittenPart => ({ key, label, help });

/** A section that may stay empty. */
export const optionalPart = (key: string, label: Text, help: Text): WrittenPart => ({
  ...part(key, label, help),
  mayBeEmpty: true,
});

export const parts = (...written: readonly WrittenPart[]): Block => ({ block: 'parts', parts: written });

/** The couple and their day, with which each paper begins. */
export const coupleAndDay: Block = values(
  text('The couple and their day', '新人与婚期', '新人與婚期'),
  'customer:name',
  'fact:wedding.on',
  'fact:hotel',
  'fact:size',
  'fact:consultant',
);

export const template = (...blocks: readonly Block[]): Template => ({ blocks });
