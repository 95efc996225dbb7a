import { useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../../api/queries.ts';
import { settingsQuery, shopHistoryQuery, type Settings } from '../../api/shop/settings.ts';

/**
 * Writes a setting on its newest version that this page knows, and takes the answer into the cache. After a refusal the
 * settings are read again, so that the next try stands on what somebody else wrote.
 */
export const useSettingsWrite = () => {
  const cache = useQueryClient();
  return async (
    group: 'shop' | 'hours' | 'fees' | 'logo',
    write: (baseVersion: number) => Promise<Settings>,
  ): Promise<Settings> => {
    const known = cache.getQueryData(settingsQuery.queryKey)?.[group].version ?? 0;
    try {
      const after = await write(known);
      cache.setQueryData(settingsQuery.queryKey, after);
      void cache.invalidateQueries({ queryKey: shopHistoryQuery.queryKey });
      if (group === 'shop') void cache.invalidateQueries({ queryKey: meQuery.queryKey });
      return after;
    } catch (error) {
      void cache.invalidateQueries({ queryKey: settingsQuery.queryKey });
      throw error;
    }
  };
};
