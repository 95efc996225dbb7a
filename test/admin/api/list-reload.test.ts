import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { invalidateLists } from '../../../admin/api/sheet-queries.ts';

describe('lists that are read again', () => {
  it('tell how many jobs there are now, of the list on show and of no other', async () => {
    const client = new QueryClient();
    const read: string[] = [];
    let total = 1_042;
    const groupSummary = (name: string) => ({
      queryKey: ['outline', { name }],
      queryFn: async () => {
        read.push(name);
        return { total };
      },
      staleTime: 300_000,
    });
    const onShow = new QueryObserver(client, groupSummary('on show'));
    const leave = onShow.subscribe(() => undefined);
    await client.fetchQuery(groupSummary('on show'));
    await client.fetchQuery(groupSummary('left'));
    read.length = 0;
    total = 2_042;
    await invalidateLists(client);
    expect([onShow.getCurrentResult().data?.total, read]).toEqual([2_042, ['on show']]);
    leave();
    client.clear();
  });
});
