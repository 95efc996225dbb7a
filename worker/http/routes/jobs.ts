import { planRestore, restoreRow } from '#actions/undo/restore-row';
import { editJob } from '#actions/jobs/edit-job';
import { moveFlow, planFlowMove } from '#actions/jobs/move-flow';
import { moveStage } from '#actions/jobs/move-stage';
import { openJob } from '#actions/jobs/open-job';
import { readDocument } from '#actions/documents/read-document';
import { openLinked } from '#actions/jobs/open-linked';
import { showCoverage } from '#actions/endings/claim';
import { recordDocument } from '#actions/documents/record-document';
import { sendLetter } from '#actions/documents/send-letter';
import { recordFacts } from '#actions/facts/record-facts';
import { saveBooking } from '#actions/people/save-booking';
import { saveChangeOrder } from '#actions/milestones/save-change-order';
import { decideLines } from '#actions/lines/decide-lines';
import { saveLine } from '#actions/lines/save-line';
import { saveTask } from '#actions/jobs/save-task';
import { listJobs } from '#actions/sheet/list-jobs';
import { readHistory } from '#actions/undo/read-history';
import { showJob } from '#actions/jobs/show-job';
import type { JobDetail } from '#contract/jobs/job-answers';
import { jobRoutes } from '#contract/routes/jobs';
import { succeed } from '#domain/texts/refusal';
import { partOf } from '#http/answers/job-part';
import { readListQuery } from '#http/context/body';
import { on, type ServedRoute } from '#http/request/serve-routes';

const isDocument = ({ value }: JobDetail['facts'][number]): boolean =>
  typeof value === 'object' && value !== null && 'version' in value;

/** Routes of jobs: the list, one job, and its parts. */
export const jobs: readonly ServedRoute[] = [
  on(jobRoutes.listJobs, async ({ ctx, query }) => succeed(await listJobs(ctx, query)), readListQuery),
  on(jobRoutes.openJob, async ({ ctx, deps, body }) =>
    openJob(ctx, body, { flows: deps.flows, staff: await deps.shopStore.staff() }),
  ),
  on(jobRoutes.showJob, ({ ctx, param }) => showJob(ctx, param('id'))),
  on(jobRoutes.editJob, ({ ctx, param, body }) => editJob(ctx, param('id'), body)),
  on(jobRoutes.readHistory, ({ ctx, param, query }) => readHistory(ctx, param('id'), query)),
  on(jobRoutes.planRestore, ({ ctx, param, query }) => planRestore(ctx, param('id'), query.toVersion)),
  on(jobRoutes.restoreRow, ({ ctx, param, body }) => restoreRow(ctx, param('id'), body)),
  on(jobRoutes.moveStage, ({ ctx, param, body }) => moveStage(ctx, param('id'), body)),
  on(jobRoutes.planFlowMove, ({ ctx, deps, param, query }) =>
    planFlowMove(ctx, param('id'), { to: query.to, readVersion: deps.shopStore.flowVersion }),
  ),
  on(jobRoutes.moveFlow, ({ ctx, deps, param, body }) =>
    moveFlow(ctx, param('id'), { move: body, readVersion: deps.shopStore.flowVersion }),
  ),
  on(jobRoutes.openLinked, async ({ ctx, deps, param, body }) =>
    openLinked(ctx, param('id'), body, { flows: deps.flows, staff: await deps.shopStore.staff() }),
  ),
  on(jobRoutes.readCoverage, ({ ctx, param, query }) => showCoverage(ctx, param('id'), query)),
  on(jobRoutes.readFacts, ({ ctx, param }) => partOf(ctx, param('id'), ({ facts }) => ({ facts }))),
  on(jobRoutes.recordFacts, ({ ctx, param, body }) => recordFacts(ctx, param('id'), body)),
  on(jobRoutes.readDocuments, ({ ctx, param }) =>
    partOf(ctx, param('id'), ({ facts }) => ({ documents: facts.filter(isDocument) })),
  ),
  on(jobRoutes.recordDocument, ({ ctx, param, body }) => recordDocument(ctx, param('id'), body)),
  on(jobRoutes.readDocument, ({ ctx, param, query }) =>
    readDocument(ctx, param('id'), { key: param('key'), version: query.version ?? null }),
  ),
  on(jobRoutes.sendLetter, ({ ctx, param, body }) =>
    sendLetter(ctx, param('id'), { key: param('key'), way: body.way }),
  ),
  on(jobRoutes.readLines, ({ ctx, param }) => partOf(ctx, param('id'), ({ lines }) => ({ lines }))),
  on(jobRoutes.saveLine, ({ ctx, param, body }) => saveLine(ctx, param('id'), body)),
  on(jobRoutes.decideLines, ({ ctx, param, body }) => decideLines(ctx, param('id'), body)),
  on(jobRoutes.readChangeOrders, ({ ctx, param }) =>
    partOf(ctx, param('id'), ({ changeOrders }) => ({ changeOrders })),
  ),
  on(jobRoutes.saveChangeOrder, ({ ctx, param, body }) => saveChangeOrder(ctx, param('id'), body)),
  on(jobRoutes.readBookings, ({ ctx, param }) => partOf(ctx, param('id'), ({ bookings }) => ({ bookings }))),
  on(jobRoutes.saveBooking, ({ ctx, param, body }) => saveBooking(ctx, param('id'), body)),
  on(jobRoutes.readTasks, ({ ctx, param }) => partOf(ctx, param('id'), ({ tasks }) => ({ tasks }))),
  on(jobRoutes.saveTask, ({ ctx, param, body }) => saveTask(ctx, param('id'), body)),
];
