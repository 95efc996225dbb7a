import { Parser } from 'saxen';

/** The value of an attribute by its local name; null without one. */
export type AttributeOf = (name: string) => string | null;

/** Handlers of an XML text's parts, called in order; names are local names. */
export interface Walk {
  readonly open?: (name: string, attribute: AttributeOf) => void;
  readonly close?: (name: string) => void;
  /** With entities decoded, and CDATA unchanged. */
  readonly text?: (text: string) => void;
}

/** The value of an attribute with a prefixed name. */
const prefixed = (attributes: Readonly<Record<string, string>>, name: string): string | undefined => {
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
};

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Parses an XML text; throws when it is malformed. */
export const walkXml = (xml: string, { open, close, text }: Walk): void => {
  const parser = new Parser();
  if (open)
    parser.on('openTag', (name, attributes, decode) => {
      let read: Readonly<Record<string, string>> | null = null;
      open(localOf(name), (wanted) => {
        read ??= attributes();
        const value = read[wanted] ?? prefixed(read, wanted);
        return value === undefined ? null : decode(value);
      });
    });
  if (close) parser.on('closeTag', (name) => close(localOf(name)));
  if (text) {
    parser.on('text', (written, decode) => text(decode(written)));
    parser.on('cdata', text);
  }
  parser.on('error', (error) => {
    throw error;
  });
  parser.parse(xml);
};
