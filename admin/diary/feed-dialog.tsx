import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CreatedFeed, Feeds } from '#contract/diary/diary';
import type { Me } from '#contract/jobs/job-answers';
import { addFeed, feedsQuery, revokeFeed } from '../api/diary.ts';
import { ProblemError } from '../api/problem.ts';
import { formatInstant } from '../texts/formats.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Field } from '../ui/controls/field.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Dialog } from '../ui/overlays/dialog.tsx';
import styles from './diary.module.css';

interface FeedDialogProps {
  readonly me: Me;
  readonly onClose: () => void;
}

/** One call at a time, and what went wrong with the last. */
const useCall = () => {
  const { t } = useTexts();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (call: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await call();
    } catch (error) {
      setProblem(error instanceof ProblemError ? error.message : t('problem.network'));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, run };
};

/** Makes secret addresses for a calendar program, and revokes them. */
export default function FeedDialog({ me, onClose }: FeedDialogProps) {
  const { t } = useTexts();
  const feeds = useQuery(feedsQuery);
  const client = useQueryClient();
  const [created, setCreated] = useState<CreatedFeed | null>(null);
  const { isBusy, problem, run } = useCall();
  const put = (next: Feeds) => client.setQueryData(feedsQuery.queryKey, next);
  return (
    <Dialog title={t('feed.title')} onClose={onClose}>
      <p>{t('feed.explain')}</p>
      {created === null ? (
        <NewFeedForm
          mayAll={feeds.data?.mayAll === true}
          isBusy={isBusy}
          onAdd={(feed) =>
            void run(async () => {
              setCreated(await addFeed(feed));
              await client.invalidateQueries(feedsQuery);
            })
          }
        />
      ) : (
        <CreatedAddress url={created.url} />
      )}
      {problem === null ? null : <p role="alert">{problem}</p>}
      <h3>{t('feed.inUse')}</h3>
      {feeds.isPending ? <p role="status">{t('shell.loading')}</p> : null}
      {feeds.isError ? <LoadFailed error={feeds.error} onRetry={() => void feeds.refetch()} /> : null}
      {feeds.data?.feeds.length === 0 ? <p className="quiet">{t('feed.none')}</p> : null}
      <ul className={styles['feeds']}>
        {feeds.data?.feeds.map((feed) => (
          <FeedLine
            key={feed.id}
            feed={feed}
            me={me}
            isBusy={isBusy}
            onRevoke={() =>
              void run(async () => {
                put(await revokeFeed(feed.id));
                if (created?.feed.id === feed.id) setCreated(null);
              })
            }
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface NewFeedFormProps {
  readonly mayAll: boolean;
  readonly isBusy: boolean;
  readonly onAdd: (feed: { readonly scope: 'own' | 'all'; readonly hasContact: boolean }) => void;
}

function NewFeedForm({ mayAll, isBusy, onAdd }: NewFeedFormProps) {
  const { t } = useTexts();
  const [scope, setScope] = useState<'own' | 'all'>('own');
  const [hasContact, setContact] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAdd({ scope, hasContact });
      }}
    >
      {mayAll ? (
        <Field label={t('feed.scope')}>
          <select value={scope} onChange={(event) => setScope(event.target.value === 'all' ? 'all' : 'own')}>
            <option value="own">{t('feed.own')}</option>
            <option value="all">{t('feed.all')}</option>
          </select>
        </Field>
      ) : null}
      <p>
        <label>
          <input
            type="checkbox"
            checked={hasContact}
            onChange={(event) => setContact(event.target.checked)}
          />{' '}
          {t('feed.contact')}
        </label>
      </p>
      <Button type="submit" look="primary" isBusy={isBusy}>
        {t('feed.add')}
      </Button>
    </form>
  );
}

function CreatedAddress({ url }: { readonly url: string }) {
  const { t } = useTexts();
  const [isCopied, setCopied] = useState(false);
  return (
    <div>
      <Field label={t('feed.address')} hint={t('feed.once')}>
        <input readOnly value={url} onFocus={(event) => event.target.select()} />
      </Field>
      <Button
        look="primary"
        onClick={() =>
          void navigator.clipboard.writeText(url).then(
            () => setCopied(true),
            // Where the browser refuses, the text is selected and can be copied by hand.
            () => setCopied(false),
          )
        }
      >
        {t(isCopied ? 'feed.copied' : 'feed.copy')}
      </Button>
    </div>
  );
}

interface FeedLineProps {
  readonly feed: Feeds['feeds'][number];
  readonly me: Me;
  readonly isBusy: boolean;
  readonly onRevoke: () => void;
}

function FeedLine({ feed, me, isBusy, onRevoke }: FeedLineProps) {
  const { t, locale } = useTexts();
  const scope = t(feed.scope === 'all' ? 'feed.all' : 'feed.own');
  const when = formatInstant(feed.createdAt, locale, me);
  return (
    <li>
      <span>{t(feed.hasContact ? 'feed.withContact' : 'feed.since', { scope, when })}</span>
      <Button look="danger" isBusy={isBusy} onClick={onRevoke}>
        {t('feed.revoke')}
      </Button>
    </li>
  );
}
