const written = new WeakMap<HTMLElement, Map<string, string>>();

/**
 * Writes only styles that changed since the last write, because an equal write causes a restyle. All inline
 * styles of the element come from here; an empty text removes one.
 */
export const writeStyles = (element: HTMLElement | null, styles: Readonly<Record<string, string>>): void => {
  if (!element) return;
  const before = written.get(element) ?? new Map<string, string>();
  written.set(element, before);
  for (const [name, value] of Object.entries(styles)) {
    if ((before.get(name) ?? '') === value) continue;
    before.set(name, value);
    element.style.setProperty(name, value);
  }
};

/** Writes an attribute if it differs; null removes it. */
export const writeAttribute = (element: HTMLElement | null, name: string, value: string | null): void => {
  if (!element || element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
};
