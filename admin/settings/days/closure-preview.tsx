import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import {
  calendarQuery,
  closureMovesQuery,
  saveClosure,
  shopHistoryQuery,
  type ClosureMove,
} from '../../api/shop/settings.ts';
import { formatDate, formatInstant } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { SaveSign } from '../rows/setting-row.tsx';
import { useSave } from '../rows/use-save.ts';
import styles from '../settings.module.css';

export interface NewClosure {
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
}

/** What a closure would move, read slice by slice until all open jobs are looked at. */
const useMoves = ({ from, to }: NewClosure, isRemoved: boolean) => {
  const slices = useInfiniteQuery(closureMovesQuery({ from, to }, isRemoved));
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = slices;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const pages = data?.pages ?? [];
  return {
    ...slices,
    moves: pages.flatMap(({ moves }) => moves),
    jobCount: pages.reduce((count, page) => count + page.jobCount, 0),
    isWhole: data !== undefined && !hasNextPage,
  };
};

interface ClosurePreviewProps {
  readonly me: Me;
  readonly closure: NewClosure;
  readonly isRemoved: boolean;
  readonly onDone: () => void;
}

/** What would move when the shop is closed, or open again, on these days; only after it the change can be saved. */
export function ClosurePreview({ me, closure, isRemoved, onDone }: ClosurePreviewProps) {
  const { t } = useTexts();
  const cache = useQueryClient();
  const { moves, jobCount, isWhole, error, fetchNextPage, refetch } = useMoves(closure, isRemoved);
  const { state, run } = useSave();
  const { from, to, reason } = closure;
  const save = async () => {
    const done = await run(() =>
      saveClosure(isRemoved ? { from, to, isRemoved: true } : { from, to, reason }),
    );
    if (done === null) return;
    cache.setQueryData(calendarQuery.queryKey, done);
    void cache.invalidateQueries({ queryKey: shopHistoryQuery.queryKey });
    onDone();
  };
  if (error !== null)
    return <LoadFailed error={error} onRetry={() => void (jobCount > 0 ? fetchNextPage() : refetch())} />;
  const heading = isWhole
    ? t(moves.length === 0 ? 'settings.movesNone' : 'settings.moves', {
        count: moves.length,
        jobs: jobCount,
      })
    : t('settings.moving', { count: jobCount });
  return (
    <div>
      <p role="status">{heading}</p>
      <MoveList me={me} moves={moves} />
      <div className={styles['acts']}>
        <Button
          look="primary"
          disabled={!isWhole}
          isBusy={state.step === 'saving'}
          onClick={() => void save()}
        >
          {t(isRemoved ? 'settings.openShop' : 'settings.closeShop')}
        </Button>
        <Button onClick={onDone}>{t('shell.cancel')}</Button>
      </div>
      <SaveSign state={state} onRetry={() => void save()} />
    </div>
  );
}

function MoveList({ me, moves }: { readonly me: Me; readonly moves: readonly ClosureMove[] }) {
  const { t, locale, localize } = useTexts();
  const at = (point: string | number | null): string => {
    if (point === null) return t('settings.moveGone');
    return typeof point === 'string' ? formatDate(point, locale, me) : formatInstant(point, locale, me);
  };
  return (
    <ul className={styles['list']}>
      {moves.map(({ jobId, number, title, kind, label, from, to }) => (
        <li key={`${jobId} ${kind} ${label.en} ${from}`}>
          {localize(label)}: {at(from)} → <b>{at(to)}</b>
          <small>
            J-{number} {title}
          </small>
        </li>
      ))}
    </ul>
  );
}
