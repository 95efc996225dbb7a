import { useSearch } from 'wouter/use-browser-location';

/**
 * What stands in the address after the question mark, as it is written there. The router's own hook decodes it once, and
 * a `%`, `;` or `:` in the value of a filter could then no longer be told from those between filters.
 */
export const useAddressSearch = (): string => useSearch().replace(/^\?/, '');
