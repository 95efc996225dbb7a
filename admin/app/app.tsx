import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { meQuery } from '../api/queries.ts';
import { isSignedOut } from '../api/problem.ts';
import { CommandsProvider } from '../ui/commands.tsx';
import { LiveProvider } from '../sync/live/live.tsx';
import { JobsScreen } from './jobs-screen.tsx';
import { Frame } from './frame.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { NotFound } from './not-found.tsx';
import { useTexts } from '../texts/locale.tsx';

// Not in the first load, because signed-in people do not need it.
const SignIn = lazy(() => import('./sign-in/sign-in.tsx'));
const TodayPlace = lazy(() => import('./today-place.tsx'));
const NoticesScreen = lazy(() => import('../notices/notices-screen.tsx'));
const UnmatchedScreen = lazy(() => import('../money/unmatched-screen.tsx'));

/** The screens by address; without a session every address redirects to the sign-in page. */
export function App() {
  return (
    <Switch>
      <Route path="/sign-in">
        <Suspense fallback={<Loading />}>
          <SignIn />
        </Suspense>
      </Route>
      <Route>
        <SignedIn />
      </Route>
    </Switch>
  );
}

function Loading() {
  const { t } = useTexts();
  return (
    <p role="status" className="quiet">
      {t('shell.loading')}
    </p>
  );
}

function SignedIn() {
  const me = useQuery(meQuery);
  if (me.isPending) return <Loading />;
  if (me.isError && me.data === undefined) {
    return isSignedOut(me.error) ? (
      <Redirect to="/sign-in" />
    ) : (
      <LoadFailed error={me.error} onRetry={() => void me.refetch()} />
    );
  }
  return (
    <CommandsProvider>
      <LiveProvider me={me.data}>
        <Frame me={me.data}>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/">{() => <JobsScreen me={me.data} openJobId={null} />}</Route>
              <Route path="/jobs/:id">{(params) => <JobsScreen me={me.data} openJobId={params.id} />}</Route>
              <Route path="/today">{() => <TodayPlace me={me.data} openJobId={null} />}</Route>
              <Route path="/today/:id">{(params) => <TodayPlace me={me.data} openJobId={params.id} />}</Route>
              <Route path="/notices">{() => <NoticesScreen me={me.data} />}</Route>
              <Route path="/money">{() => <UnmatchedScreen me={me.data} />}</Route>
              <Route component={NotFound} />
            </Switch>
          </Suspense>
        </Frame>
      </LiveProvider>
    </CommandsProvider>
  );
}
