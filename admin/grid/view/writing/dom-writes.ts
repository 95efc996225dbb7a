const written = new WeakMap<HTMLElement, Map<string, string>>();

/**
 * Writes styles that differ from those written before: the same ones again would be styled anew. What an element has of
 * styles comes from here alone; an empty text takes one away.
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

/** Writes an attribute that differs from what stands there; null takes it away. */
export const writeAttribute = (element: HTMLElement | null, name: string, value: string | null): void => {
  if (!element || element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
};
