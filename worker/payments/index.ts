import type { Provider } from '#payments/provider';
import { standard } from '#payments/standard';

/** The registry of payment providers. A new provider is one file and one line here. */
export const providers: readonly Provider[] = [standard];

/** The provider with a name; undefined when there is none. */
export const findProvider = (key: string): Provider | undefined =>
  providers.find((provider) => provider.key === key);
