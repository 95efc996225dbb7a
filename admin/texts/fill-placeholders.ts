/** Fills the `{name}` placeholders of a text; one without a value stays visible, so that the error is noticed. */
export const fillPlaceholders = (
  template: string,
  values: Readonly<Record<string, string | number>>,
): string => template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
