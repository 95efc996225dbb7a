/** A text with its `{name}` places filled; a place without a value stays, so that its lack is seen. */
export const fillPlaceholders = (
  template: string,
  values: Readonly<Record<string, string | number>>,
): string => template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
