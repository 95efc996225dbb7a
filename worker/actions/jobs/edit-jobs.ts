import type { Ctx } from '#actions/decide/context';
import { decideMany, type ManyOutcomes } from '#actions/decide/decide-many';
import { mayPatch, patchEdits, type Patch } from '#actions/jobs/edit-job';

/** A patch of one job, with the version that the person saw. */
export interface JobPatch extends Patch {
  readonly jobId: string;
  readonly baseVersion: number;
}

/**
 * Edits cells of many jobs. Each job has the rules and the outcome of a single edit; outcomes keep the input's order.
 */
export const editJobs = (ctx: Ctx, patches: readonly JobPatch[]): Promise<ManyOutcomes> =>
  decideMany(
    ctx,
    patches.map(({ jobId, baseVersion, ...patch }) => {
      const right = mayPatch(ctx, patch);
      return {
        jobId,
        baseVersion,
        apply: (snapshot) => (right.ok ? patchEdits(ctx, snapshot, patch) : right),
      };
    }),
  );
