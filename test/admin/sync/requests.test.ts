import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBaseVersions } from '../../../admin/sync/edits/base-versions.ts';
import { createRequests } from '../../../admin/sync/requests.ts';
import { memoryStorage } from '../kit/memory-storage.ts';

/** The server's limit of a request body. */
const bodyBytesMax = 256 * 1024;

beforeAll(() => void vi.stubGlobal('localStorage', memoryStorage()));
afterAll(() => void vi.unstubAllGlobals());

const resultOf = (jobId: string) => ({
  jobId,
  ok: true,
  status: 200,
  version: 2,
  isCommitted: true,
  code: null,
  detail: null,
});

describe('patches of many jobs', () => {
  it('go in as many bodies as their texts need, under one name, and tell the versions that they made', async () => {
    const bodies: string[] = [];
    const names: unknown[] = [];
    vi.stubGlobal('fetch', async (_: string, init: { readonly body: string; readonly headers: Headers }) => {
      const { body, headers } = init;
      bodies.push(body);
      names.push([headers.get('operation-id'), headers.get('own-operations')]);
      const { edits }: { edits: { jobId: string }[] } = JSON.parse(body);
      return Response.json({ results: edits.map(({ jobId }) => resultOf(jobId)), jobs: [] });
    });
    const versions = createBaseVersions();
    versions.sent('job_0', { operationId: 'ges_0', part: 'cells' });
    const { patchMany } = createRequests(new QueryClient(), versions);
    const patches = Array.from({ length: 60 }, (_, at) => ({
      jobId: `job_${at}`,
      patch: { facts: { note: '长'.repeat(4000) } },
      since: 1,
    }));
    const outcomes = [...(await patchMany(patches, 'ges_1')).values()];
    expect([outcomes.length, outcomes.every(({ ok }) => ok)]).toEqual([60, true]);
    expect(bodies.length).toBeGreaterThan(2);
    for (const body of bodies) expect(new TextEncoder().encode(body).length).toBeLessThan(bodyBytesMax);
    expect(names[0]).toEqual(['ges_1', 'ges_0']);
    expect(names.slice(1)).toEqual(names.slice(1).map(() => ['ges_1', null]));
    expect(versions.baseFor('job_7', 1)).toBe(2);
  });

  it('name the newest of the tab’s own operations, of whichever job', async () => {
    let named: readonly string[] = [];
    vi.stubGlobal('fetch', async (_: string, { headers }: { readonly headers: Headers }) => {
      named = (headers.get('own-operations') ?? '').split(',');
      return Response.json({ results: [resultOf('job_1'), resultOf('job_2')], jobs: [] });
    });
    const versions = createBaseVersions();
    const idOf = (at: number) => `ges_${String(at).padStart(3, '0')}`;
    // The second job's are older, and as many as a request may name.
    for (let at = 0; at < 100; at += 1) versions.sent('job_2', { operationId: idOf(at), part: 'cells' });
    versions.sent('job_1', { operationId: idOf(100), part: 'cells' });
    const { patchMany } = createRequests(new QueryClient(), versions);
    const patches = ['job_1', 'job_2'].map((jobId) => ({ jobId, patch: { title: 'x' }, since: 1 }));
    await patchMany(patches, 'ges_new');
    expect([named.length, named[0], named.at(-1)]).toEqual([100, idOf(1), idOf(100)]);
  });

  it('are each told that their request had no answer', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('fetch failed');
    });
    const { patchMany } = createRequests(new QueryClient(), createBaseVersions());
    const patches = ['job_1', 'job_2'].map((jobId) => ({ jobId, patch: { title: 'x' }, since: 1 }));
    const outcomes = await patchMany(patches, 'ges_1');
    expect([...outcomes.values()]).toMatchObject([{ problem: { status: 0 } }, { problem: { status: 0 } }]);
  });
});
