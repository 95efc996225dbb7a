import { useSearch } from 'wouter/use-browser-location';

/**
 * The raw query string of the address. The router's own hook decodes it, which makes a `%`, `;` or `:` inside
 * a filter's value indistinguishable from a separator between filters.
 */
export const useAddressSearch = (): string => useSearch().replace(/^\?/, '');
