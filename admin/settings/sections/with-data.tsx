import { useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';

interface WithDataProps<Data, Key extends readonly unknown[]> {
  readonly query: UseQueryOptions<Data, Error, Data, Key>;
  readonly children: (data: Data) => ReactNode;
}

/** What is shown of a query: that it loads, why it failed, or its data. */
export function WithData<Data, Key extends readonly unknown[]>({
  query,
  children,
}: WithDataProps<Data, Key>) {
  const { t } = useTexts();
  const read = useQuery(query);
  if (read.data !== undefined) return children(read.data);
  if (read.isError) return <LoadFailed error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <p role="status" className="quiet">
      {t('shell.loading')}
    </p>
  );
}
