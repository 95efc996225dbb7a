import type { Ctx } from '#actions/decide/context';
import { decideMany, type ManyOutcomes } from '#actions/decide/decide-many';
import { mayPatch, patchEdits, type Patch } from '#actions/jobs/edit-job';

/** Cells of one job, and the version that the person saw. */
export interface JobPatch extends Patch {
  readonly jobId: string;
  readonly baseVersion: number;
}

/** Edits cells of many jobs, each by the rules of one and answered for itself; in the order in which they were given. */
export const editJobs = (ctx: Ctx, patches: readonly JobPatch[]): Promise<ManyOutcomes> =>
  decideMany(
    ctx,
    patches.map(({ jobId, baseVersion, ...patch }) => {
      const right = mayPatch(ctx, patch);
      return {
        jobId,
        baseVersion,
        make: (standing) => (right.ok ? patchEdits(ctx, standing, patch) : right),
      };
    }),
  );
