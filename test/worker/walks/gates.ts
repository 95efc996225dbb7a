import { expect } from 'vitest';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { EditResult, UndoAnswer } from '#contract/shop/shop-answers';
import type { ImportAnswer } from '#contract/transfer/transfer-answers';
import { instant } from '#domain/time/day';
import { everyRow } from '#test/kit/worker/database';
import type { Role } from '#domain/rights/rights';
import type { HttpWalk } from './http-walk';

interface Results {
  readonly results: readonly EditResult[];
}

type Needed = Problem['missing'];

/** A gate's list as a person reads it: items and milestones by key, conditions by label. */
const named = (missing: Needed): readonly string[] =>
  (missing ?? []).map(({ item, milestone, label }) => item ?? milestone ?? label.en);

const paths = (fields: Problem['fields'] | EditResult['fields']): readonly string[] =>
  (fields ?? []).map(({ path }) => path);

/** The stage cell of the sheet and the API have one route; a manager who gives no reason is refused like the others. */
const byStage = async (walk: HttpWalk, to: string, needed: readonly string[]): Promise<void> => {
  const people: readonly Role[] = ['staff', 'manager', 'owner'];
  for (const who of people) {
    const { status, body } = await walk.refused('stage', { to }, who);
    expect([who, status, body.code, named(body.missing)]).toEqual([who, 409, 'stage-blocked', needed]);
  }
};

/** Cells that are written at once, one row or pasted over several, have no stage among them. */
const byCells = async (walk: HttpWalk, to: string): Promise<void> => {
  const { job } = await walk.job();
  const { staff } = walk.shop;
  const stageEdit = { jobId: job.id, baseVersion: job.version, stage: to };
  const pasted = [{ jobId: job.id, baseVersion: job.version, title: 'Pasted' }, stageEdit];
  for (const edits of [[stageEdit], pasted]) {
    const { status, body } = await staff.refused('/api/edits', { edits });
    expect([status, body.code, paths(body.fields)]).toEqual([
      422,
      'invalid-input',
      [`edits.${edits.length - 1}.stage`],
    ]);
  }
  const patch = { baseVersion: job.version, stage: to };
  const patched = await staff.refused(`/api/jobs/${job.id}`, patch, 'PATCH');
  expect([patched.status, paths(patched.body.fields)]).toEqual([422, ['stage']]);
};

/** A file can neither move a job nor open one behind the gate. */
const byImport = async (walk: HttpWalk, to: string): Promise<void> => {
  const { job } = await walk.job();
  const rows = [
    { number: job.number, stage: to },
    { flow: job.flow, title: 'From a file', customer: { name: '李' }, stage: to },
  ];
  for (const dryRun of [true, false]) {
    const { body } = await walk.shop.manager.post<ImportAnswer>('/api/imports', { dryRun, rows });
    expect(body.results.map(({ outcome, fields }) => [outcome, paths(fields)])).toEqual([
      ['refused', ['stage']],
      ['refused', ['stage']],
    ]);
  }
};

/** One millisecond on: steps of undo are ordered by time. */
const later = ({ shop }: HttpWalk): void => {
  shop.clock.now = instant(shop.clock.now + 1);
};

/** A manager passes the gate with a reason and takes it back; doing it again meets the gate, reason or not. */
const byRedo = async (walk: HttpWalk, to: string, needed: readonly string[]): Promise<void> => {
  const { manager } = walk.shop;
  const { stage } = (await walk.job()).job;
  later(walk);
  const forced = await manager.send<JobDetail>({
    method: 'POST',
    path: `/api/jobs/${walk.jobId}/stage`,
    body: { to, override: { reason: '先行' } },
    headers: { 'operation-id': walk.shop.deps.newId('ges') },
  });
  expect(forced.body.job.stage).toBe(to);
  later(walk);
  const undone = await manager.post<Results>('/api/undo', { way: 'undo' });
  expect(undone.body.results).toMatchObject([{ ok: true }]);
  later(walk);
  const { body } = await manager.post<Results>('/api/undo', { way: 'redo' });
  expect(body.results.map(({ ok, code, missing }) => [ok, code, named(missing)])).toEqual([
    [false, 'stage-blocked', needed],
  ]);
  expect((await walk.job()).job.stage).toBe(stage);
};

/** Expects that no door lets the job on, that each says exactly what is needed, and that nothing is written. */
export const expectBlocked = async (walk: HttpWalk, to: string, needed: readonly string[]): Promise<void> => {
  const before = await everyRow();
  await byStage(walk, to, needed);
  await byCells(walk, to);
  await byImport(walk, to);
  expect(await everyRow()).toEqual(before);
  await byRedo(walk, to, needed);
};

/**
 * Raises the contract total, as the operation that is answered: undone after the signature, it would lower the price
 * that was signed.
 */
export const raiseTotal = async ({ shop, jobId, job }: HttpWalk, totalMinor: number): Promise<string> => {
  const operationId = shop.deps.newId('ges');
  const { status } = await shop.manager.send({
    method: 'PATCH',
    path: `/api/jobs/${jobId}`,
    body: { baseVersion: (await job()).job.version, contractTotalMinor: totalMinor },
    headers: { 'operation-id': operationId },
  });
  expect(status).toBe(200);
  return operationId;
};

/** Expects that no door moves the signed price, an undo of what was written before the signature included. */
export const expectPriceFixed = async (walk: HttpWalk, raised: string): Promise<void> => {
  const { shop, jobId } = walk;
  later(walk);
  const before = await everyRow();
  const { job } = await walk.job();
  const contractTotalMinor = (job.contractTotalMinor ?? 0) + 1_500_000;
  const total = { baseVersion: job.version, contractTotalMinor };
  const patched = await shop.owner.refused(`/api/jobs/${jobId}`, total, 'PATCH');
  expect([patched.status, patched.body.code, paths(patched.body.fields)]).toEqual([
    409,
    'price-fixed',
    ['contractTotalMinor'],
  ]);
  const pasted = await shop.manager.post<Results>('/api/edits', { edits: [{ jobId, ...total }] });
  expect(pasted.body.results).toMatchObject([{ ok: false, code: 'price-fixed' }]);
  const rows = [{ number: job.number, contractTotalMinor }];
  const imported = await shop.manager.post<ImportAnswer>('/api/imports', { dryRun: false, rows });
  expect(imported.body.results).toMatchObject([{ code: 'price-fixed' }]);
  const undone = await shop.manager.post<UndoAnswer>('/api/undo', { way: 'undo', gestureId: raised });
  expect(undone.body.results).toMatchObject([{ ok: false, code: 'price-fixed' }]);
  expect(await everyRow()).toEqual(before);
};

/** Expects that a paper without content is refused by the doors that write facts, and nothing is written. */
export const expectNoPaper = async (walk: HttpWalk, key: string): Promise<void> => {
  const before = await everyRow();
  const { job } = await walk.job();
  const fact = `${key}.filed`;
  for (const value of [{ version: 1 }, true, 'filed']) {
    const recorded = await walk.refused('facts', { facts: [{ key: fact, value }] });
    expect([value, recorded.status]).toEqual([value, 422]);
  }
  for (const value of [true, 'filed']) {
    const edits = [{ jobId: job.id, baseVersion: job.version, facts: { [fact]: value } }];
    const { body } = await walk.shop.staff.post<Results>('/api/edits', { edits });
    expect(body.results).toMatchObject([{ ok: false, status: 422 }]);
    const rows = [{ number: job.number, facts: { [fact]: value } }];
    const file = await walk.shop.manager.post<ImportAnswer>('/api/imports', { dryRun: false, rows });
    expect(file.body.results.map(({ outcome }) => outcome)).toEqual(['refused']);
  }
  expect((await walk.refused('documents', { key, state: 'filed' })).body.code).toMatch(/^document-/);
  expect(await everyRow()).toEqual(before);
};
