import { Parser } from 'saxen';

/** An attribute's value by its local name; null where it is not there. */
export type AttributeOf = (name: string) => string | null;

/** What is told of an XML text, in its order; names are local ones, whatever their prefixes. */
export interface Walk {
  readonly open?: (name: string, attribute: AttributeOf) => void;
  readonly close?: (name: string) => void;
  /** Entities are decoded; what stands in CDATA is as it is. */
  readonly text?: (text: string) => void;
}

/** The value of an attribute whose name has a prefix. */
const prefixed = (attributes: Readonly<Record<string, string>>, name: string): string | undefined => {
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
};

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Walks through an XML text; throws where it is none. */
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
