import type { Provider } from '#payments/provider';
import { standard } from '#payments/standard';

/** Every payment provider. Adding one is its file and one line here. */
export const providers: readonly Provider[] = [standard];

/** The provider of a name; undefined where there is none. */
export const findProvider = (key: string): Provider | undefined =>
  providers.find((provider) => provider.key === key);
