import { useState } from 'react';
import { isExitFrom } from '#domain/endings/exits';
import { may } from '#domain/rights/rights';
import { deferPart } from '../../ui/deferred-part.ts';
import { usePanel } from '../panel/panel-context.tsx';

// Few jobs end early, so this is not in the first load.
const endings = deferPart(() => import('./ending-parts.ts'));

/** How an ended job ended. */
export function Ended() {
  const code = endings.usePart();
  return code.state === 'ready' ? <code.part.EndedNote /> : null;
}

/** The button that ends an open job by an exit of its trade; nothing where the trade has none for its stage. */
export function EndJob() {
  const { detail, flow, me } = usePanel();
  const { job } = detail;
  const exits = (flow.exits ?? []).filter((exit) => isExitFrom(flow, exit, job.stage));
  if (exits.length === 0 || !may(me.role, 'move-stage')) return null;
  return <EndButton />;
}

function EndButton() {
  const code = endings.usePart();
  const [isOpen, setOpen] = useState(false);
  if (code.state !== 'ready') return null;
  return (
    <>
      <code.part.EndLabel onOpen={() => setOpen(true)} />
      {isOpen ? <code.part.EndingDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Linked jobs, and what the warranties cover. */
export function AfterTheWork() {
  const { detail, flow } = usePanel();
  const isOfLinks = flow.opens !== undefined || detail.linkedJobs.length > 0;
  return isOfLinks || flow.warranties.length > 0 ? <Parts /> : null;
}

function Parts() {
  const code = endings.usePart();
  if (code.state !== 'ready') return null;
  return (
    <>
      <code.part.LinkedJobs />
      <code.part.Coverage />
    </>
  );
}
