import { useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../../api/queries.ts';
import { shopHistoryQuery } from '../../api/shop/settings.ts';
import { staffQuery, type StaffList } from '../../api/shop/staff.ts';

/** Writes about the staff, and takes the answered list into the cache; after a refusal the list is read again. */
export const useStaffWrite = () => {
  const cache = useQueryClient();
  return async <Answer extends StaffList>(write: () => Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await write();
      cache.setQueryData(staffQuery.queryKey, { staff: answer.staff, invites: answer.invites });
      void cache.invalidateQueries({ queryKey: shopHistoryQuery.queryKey });
      void cache.invalidateQueries({ queryKey: meQuery.queryKey });
      return answer;
    } catch (error) {
      void cache.invalidateQueries({ queryKey: staffQuery.queryKey });
      throw error;
    }
  };
};
