import type { Outbox } from './outbox/outbox.ts';
import { answerOf, api, newKey, readJobs } from '../api/client.ts';
import { problemOfError } from '../api/problem.ts';
import { stepper, type StepPorts } from './step.ts';

interface JobStepPorts extends Pick<StepPorts, 'turns' | 'putRows' | 'reload' | 'failed'> {
  readonly outbox: Pick<Outbox, 'state' | 'subscribe'>;
  /** Words for edits that wait. */
  readonly waits: string;
}

/** Steps back and forth by the server; none is taken while the outbox waits for the network. */
export const jobStepper = ({ outbox, waits, ...ports }: JobStepPorts) =>
  stepper({
    ...ports,
    send: (json, key) => answerOf(api.undo.$post({ json, header: { 'idempotency-key': key } })),
    newKey,
    readRows: readJobs,
    waits: () => problemOfError(null, waits),
    // One that fails by itself waits too: what came after it may rest on it.
    isAway: () => outbox.state().why !== null || outbox.state().editCount > 0,
    onAway: outbox.subscribe,
  });
