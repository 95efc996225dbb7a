import type { DocumentForm } from '#domain/documents/form';
import type { DocumentValue, Signature } from '#domain/rules/fact';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** JSON whose names are sorted: the same content gives the same text, in whatever order it was stored. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
};

/** The text whose SHA-256 seals a version: the template in words, all that was filed under it, and the signature. */
export const sealedText = (
  form: DocumentForm,
  { version, data, texts }: DocumentValue,
  signature: Signature,
): string => canonical({ form, version, data, texts, signature });
