import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { meQuery } from '../api/queries.ts';
import { isSignedOut } from '../api/problem.ts';
import { firstPlace } from '../browser/first-place.ts';
import { CommandsProvider } from '../ui/commands.tsx';
import { LiveProvider } from '../sync/live/live.tsx';
import { JobsScreen } from './jobs-screen.tsx';
import { Frame } from './frame.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { NotFound } from './not-found.tsx';
import { useTexts } from '../texts/locale.tsx';

// Not in the first load, because signed-in people do not need it.
const SignIn = lazy(() => import('./sign-in/sign-in.tsx'));
const DiaryScreen = lazy(() => import('../diary/diary-screen.tsx'));
const CustomersScreen = lazy(() => import('../customers/customers-screen.tsx'));
const TodayPlace = lazy(() => import('./today-place.tsx'));
const NoticesScreen = lazy(() => import('../notices/notices-screen.tsx'));
const SettingsScreen = lazy(() => import('../settings/settings-screen.tsx'));
const Join = lazy(() => import('./sign-in/join.tsx'));
const DocumentScreen = lazy(() => import('../documents/document-screen.tsx'));
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
      <Route path="/join">
        <Suspense fallback={<Loading />}>
          <Join />
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

/** Opens the chosen first place when the page was opened without one. */
const useFirstPlace = (): void => {
  const [, go] = useLocation();
  useEffect(() => {
    const isBare = location.pathname === '/' && location.search === '';
    if (isBare && firstPlace() !== '/') go(firstPlace(), { replace: true });
  }, [go]);
};

function SignedIn() {
  const me = useQuery(meQuery);
  useFirstPlace();
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
              <Route path="/diary">{() => <DiaryScreen me={me.data} />}</Route>
              <Route path="/jobs/:id/documents/:key">
                {({ id, key }) => <DocumentScreen me={me.data} jobId={id} documentKey={key} />}
              </Route>
              <Route path="/today">{() => <TodayPlace me={me.data} openJobId={null} />}</Route>
              <Route path="/today/:id">{(params) => <TodayPlace me={me.data} openJobId={params.id} />}</Route>
              <Route path="/customers/:id?">
                {({ id }) => <CustomersScreen me={me.data} id={id ?? null} />}
              </Route>
              <Route path="/notices">{() => <NoticesScreen me={me.data} />}</Route>
              <Route path="/money">{() => <UnmatchedScreen me={me.data} />}</Route>
              <Route path="/settings/:name?">
                {(params) => <SettingsScreen me={me.data} name={params.name} />}
              </Route>
              <Route component={NotFound} />
            </Switch>
          </Suspense>
        </Frame>
      </LiveProvider>
    </CommandsProvider>
  );
}
