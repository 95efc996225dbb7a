// Enough of XML for the parts of a workbook that programs write: tags by their local names, whatever their prefixes.

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => named[name] ?? whole);

/** Reads an attribute of a local name from the text of a tag; null where it is not there. Made once: a sheet has a million. */
export const attributeReader = (name: string): ((tag: string) => string | null) => {
  const pattern = new RegExp(`\\s(?:\\w+:)?${name}=(?:"([^"]*)"|'([^']*)')`);
  return (tag) => {
    const [, double, single] = pattern.exec(tag) ?? [];
    const value = double ?? single;
    return value === undefined ? null : decoded(value);
  };
};

/** The opening tags of a name, in their order. */
export const tagsOf = (xml: string, name: string): readonly string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])(?:[^>"']|"[^"]*"|'[^']*')*>`, 'g')) ?? [];

/** What stands inside the first element of a name; empty where there is none. */
export const insideOf = (xml: string, name: string): string =>
  new RegExp(`<(?:\\w+:)?${name}(?=[\\s>])[^>]*>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(xml)?.[1] ?? '';
