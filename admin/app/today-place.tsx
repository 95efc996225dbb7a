import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '#contract/jobs/job-answers';
import { useFlowOf } from '../api/flow-versions.ts';
import { flowsQuery } from '../api/queries.ts';
import { JobPanel } from '../job/job-panel.tsx';
import { useSync } from '../sync/open-sync.tsx';
import { TodayScreen } from '../today/today-screen.tsx';
import type { PanelTarget } from '../ui/panel-target.ts';

interface TodayPlaceProps {
  readonly me: Me;
  readonly openJobId: string | null;
}

/** Today, with the open job's panel beside it. */
export default function TodayPlace({ me, openJobId }: TodayPlaceProps) {
  const [, go] = useLocation();
  const { mutations } = useSync();
  const [target, setTarget] = useState<PanelTarget | null>(null);
  const flowOf = useFlowOf(useQuery(flowsQuery).data ?? []);
  const panel =
    openJobId === null ? null : (
      <JobPanel
        jobId={openJobId}
        me={me}
        flowOf={flowOf}
        actions={mutations}
        target={target}
        onClose={() => {
          go('/today');
          document.querySelector<HTMLElement>('[data-line][tabindex="0"]')?.focus();
        }}
      />
    );
  return (
    <TodayScreen
      me={me}
      panel={panel}
      onOpen={(jobId, at) => {
        setTarget(at);
        go(`/today/${jobId}`);
      }}
    />
  );
}
