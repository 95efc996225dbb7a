import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { HistoryEntry } from '#contract/jobs/job-answers';
import { fileBytesMax } from '#domain/files/file-type';
import { roles } from '#domain/rights/rights';
import { openShop, type Shop } from '#test/kit/worker/api';
import { countRows, everyRow } from '#test/kit/worker/database';
import { defectPhoto, picture, pictureId } from '#test/kit/pictures';
import { bytesOf, filesIn, openPictures, storedNames, upload } from '#test/worker/http/files/kit';

let shop: Shop;
let path: string;

beforeEach(async () => {
  shop = await openShop('2026-03-02');
  path = await openPictures(shop);
  await env.FILES.delete([...(await storedNames())]);
});

const jpeg = bytesOf('jpeg');

describe('a file that is added', () => {
  test('stands in the job with its name and type, is counted in the row, told in the history and read back', async () => {
    const { status, body } = await upload(shop, path, picture(1), { bytes: jpeg, name: '厨房 1.jpg' });
    expect([status, body.job.facts?.['photos'], body.isCommitted]).toEqual([200, 1, true]);
    const value = filesIn(body)[picture(1)];
    expect(value).toMatchObject({ name: '厨房 1.jpg', type: 'image/jpeg', size: 2000 });
    expect(await storedNames()).toEqual([`file/${value?.file}`]);
    const history = await shop.owner.get<{ entries: HistoryEntry[] }>(`${path}/history`);
    expect(history.body.entries[0]).toMatchObject({
      action: 'add-file',
      actor: 'stf_staff',
      changes: [{ path: `fact:${picture(1)}`, before: null, after: { name: '厨房 1.jpg' } }],
    });
    const row = await env.DB.prepare('select * from file').first();
    expect(row).toMatchObject({ id: value?.file, fact_key: picture(1), by: 'stf_staff', size: 2000 });
    await expect(env.DB.prepare(`update file set name = 'x'`).run()).rejects.toThrow('APPEND_ONLY file');
    await expect(env.DB.prepare(`delete from file`).run()).rejects.toThrow('APPEND_ONLY file');
  });

  test('meets the gate that asks for it: one photo of two is not enough, and an empty item is named', async () => {
    const move = { to: 'work' };
    const empty = await shop.manager.refused(`${path}/stage`, move);
    expect([empty.status, empty.body.code, empty.body.missing?.map(({ label }) => label.en)]).toEqual([
      409,
      'stage-blocked',
      ['Photos of the rooms: 0 of 2'],
    ]);
    await upload(shop, path, picture(1), { bytes: jpeg });
    const first = await shop.manager.refused(`${path}/stage`, move);
    expect(first.body.missing?.map(({ label }) => label.en)).toEqual(['Photos of the rooms: 1 of 2']);
    const second = await upload(shop, path, picture(2), { bytes: jpeg });
    expect(second.body.missing.filter(({ stage }) => stage === 'survey')).toEqual([]);
    expect(second.body.tasks.find(({ key }) => key === 'photograph')?.state).toBe('done');
    expect(second.body.milestones[0]?.dueOn).toBe('2026-03-09');
    expect((await shop.manager.post(`${path}/stage`, move)).status).toBe(200);
  });

  test('stands in an entry of a list too, and begins it', async () => {
    const { status, body } = await upload(shop, path, defectPhoto(3), { bytes: jpeg });
    expect([status, body.job.facts?.['defects'], Object.keys(filesIn(body))]).toEqual([
      200,
      1,
      [defectPhoto(3)],
    ]);
    expect(Object.keys(body.job.facts ?? {}).some((key) => key.includes('/'))).toBe(false);
  });

  test('is hidden by its removal and by undo, and comes back with its bytes', async () => {
    const { body } = await upload(shop, path, picture(1), { bytes: jpeg });
    const id = filesIn(body)[picture(1)]?.file;
    const undone = await shop.staff.post<{ jobs: { facts: Record<string, number> }[] }>('/api/undo', {
      way: 'undo',
    });
    expect([undone.status, undone.body.jobs[0]?.facts['photos']]).toEqual([200, 0]);
    const redone = await shop.staff.post<{ jobs: { facts: Record<string, number> }[] }>('/api/undo', {
      way: 'redo',
    });
    expect(redone.body.jobs[0]?.facts['photos']).toBe(1);
    const { body: now } = await shop.owner.get(path);
    const removed = await shop.staff.patch(path, {
      baseVersion: now.job.version,
      facts: { [picture(1)]: null },
    });
    expect([removed.status, removed.body.job.facts?.['photos']]).toEqual([200, 0]);
    await shop.staff.post('/api/undo', { way: 'undo' });
    expect(filesIn((await shop.owner.get(path)).body)[picture(1)]?.file).toBe(id);
    expect(await storedNames()).toEqual([`file/${id}`]);
  });

  test('is added once when the call is repeated, with a key and without', async () => {
    const before = await countRows('file');
    const headers = { 'idempotency-key': 'once' };
    const first = await upload(shop, path, picture(1), { bytes: jpeg, headers });
    const again = await upload(shop, path, picture(1), { bytes: jpeg, headers });
    expect([again.status, again.headers.get('idempotent-replay')]).toEqual([200, 'true']);
    const second = await upload(shop, path, picture(2), { bytes: jpeg, headers });
    expect([second.status, second.body.code]).toEqual([422, 'idempotency-mismatch']);
    const without = await upload(shop, path, picture(1), { bytes: jpeg });
    expect([without.status, without.body.job.version]).toEqual([200, first.body.job.version]);
    const another = await upload(shop, path, picture(1), { bytes: bytesOf('jpeg', 2000, 9) });
    expect([another.status, another.body.code]).toEqual([409, 'file-there']);
    expect([(await countRows('file')) - before, (await storedNames()).length]).toEqual([1, 1]);
  });
});

/** Sends what must be refused, and sees that nothing is left of it. */
const refused = async (sent: Parameters<typeof upload>[3], key = picture(1)): Promise<readonly unknown[]> => {
  const before = JSON.stringify(await everyRow());
  const { status, body } = await upload(shop, path, key, sent);
  expect(JSON.stringify(await everyRow())).toBe(before);
  expect(await storedNames()).toEqual([]);
  return [status, body.code];
};

describe('a file is refused, and nothing is saved', () => {
  test('without its length, without its digest, and when it is empty', async () => {
    expect(await refused({ bytes: jpeg, headers: { 'content-length': null } })).toEqual([
      411,
      'length-required',
    ]);
    expect(await refused({ bytes: jpeg, headers: { 'content-digest': null } })).toEqual([
      422,
      'invalid-input',
    ]);
    expect(await refused({ bytes: jpeg, headers: { 'content-digest': 'sha-256=:AAAA:' } })).toEqual([
      422,
      'invalid-input',
    ]);
    expect(await refused({ bytes: new Uint8Array(0) })).toEqual([400, 'file-cut']);
  });

  test('over 20 MB by what it says, and by the bytes that come', async () => {
    const long = String(fileBytesMax + 1);
    expect(await refused({ bytes: jpeg, headers: { 'content-length': long } })).toEqual([
      413,
      'file-too-large',
    ]);
    expect(await refused({ bytes: bytesOf('jpeg', 3000), headers: { 'content-length': '2000' } })).toEqual([
      400,
      'file-cut',
    ]);
  });

  test('of a kind that is not taken, by its first bytes, whatever it is called', async () => {
    expect(await refused({ bytes: bytesOf('svg') })).toEqual([415, 'file-kind']);
    expect(await refused({ bytes: bytesOf('pdf'), name: 'plan.jpg' })).toEqual([415, 'file-kind']);
    expect(await refused({ bytes: bytesOf('heic') })).toEqual([415, 'file-heic']);
    const { status } = await upload(shop, path, picture(1, 'drawings'), { bytes: bytesOf('pdf') });
    expect(status).toBe(200);
  });

  test('that is cut in the middle, breaks off, or changed on its way', async () => {
    const cut = (end: (controller: ReadableStreamDefaultController<Uint8Array>) => void) =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => {
          controller.enqueue(jpeg.slice(0, 900));
          end(controller);
        },
      });
    expect(await refused({ bytes: jpeg, body: cut((controller) => controller.close()) })).toEqual([
      400,
      'file-cut',
    ]);
    let pulls = 0;
    const breaking = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulls += 1;
        if (pulls === 1) controller.enqueue(jpeg.slice(0, 900));
        else controller.error(new Error('gone'));
      },
    });
    expect(await refused({ bytes: jpeg, body: breaking })).toEqual([400, 'file-cut']);
    const changed = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(bytesOf('jpeg', 2000, 8));
        controller.close();
      },
    });
    expect(await refused({ bytes: jpeg, body: changed })).toEqual([400, 'file-damaged']);
  });

  test('where no item takes it: unknown, of another kind, malformed, in a job that is not there', async () => {
    for (const key of [
      'nothing/1',
      `nothing/${pictureId(1)}`,
      'photos',
      'survey.on',
      `survey.on/${pictureId(1)}`,
    ])
      expect([key, ...(await refused({ bytes: jpeg }, key))]).toEqual([
        key,
        422,
        key === 'survey.on' ? 'wrong-value' : 'unknown-item',
      ]);
    const gone = await upload(shop, '/api/jobs/job_none', picture(1), { bytes: jpeg });
    expect([gone.status, gone.body.code]).toEqual([404, 'not-found']);
  });

  test('by those who may not edit the job, or whose act the item is not', async () => {
    for (const role of roles) {
      const { status, body } = await upload(shop, path, picture(roles.indexOf(role)), { bytes: jpeg, role });
      expect([role, status, body.code]).toEqual(
        role === 'viewer' ? [role, 403, 'not-allowed'] : [role, 200, undefined],
      );
    }
    const receipt = await upload(shop, path, picture(9, 'receipt'), { bytes: jpeg });
    expect([receipt.status, receipt.body.code]).toEqual([403, 'not-yours']);
    expect((await upload(shop, path, picture(9, 'receipt'), { bytes: jpeg, role: 'finance' })).status).toBe(
      200,
    );
  });

  test('in a closed job, and in one that closed while the bytes came', async () => {
    const id = path.split('/').at(-1);
    const close = () =>
      env.DB.prepare('update job set closed_at = 1, is_closed = 1 where id = ?').bind(id).run();
    let isRead = false;
    const slow = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        if (isRead) await close();
        controller.enqueue(isRead ? jpeg.slice(1000) : jpeg.slice(0, 1000));
        if (isRead) controller.close();
        isRead = true;
      },
    });
    const during = await upload(shop, path, picture(1), { bytes: jpeg, body: slow });
    expect([during.status, during.body.code, await storedNames()]).toEqual([409, 'job-closed', []]);
    expect(await refused({ bytes: jpeg })).toEqual([409, 'job-closed']);
  });

  test('but a file whose commit may stand keeps its bytes, and the repeated call finds it', async () => {
    shop.watch.after = ({ sql }) => {
      if (sql.some((item) => /insert into "?history/i.test(item)))
        throw new Error('D1_ERROR: Network connection lost.');
    };
    const lost = await upload(shop, path, picture(1), { bytes: jpeg });
    expect([lost.status, lost.body.code]).toEqual([503, 'database-unavailable']);
    shop.watch.after = () => undefined;
    const again = await upload(shop, path, picture(1), { bytes: jpeg });
    expect([again.status, await storedNames()]).toEqual([
      200,
      [`file/${filesIn(again.body)[picture(1)]?.file}`],
    ]);
  });

  test('a patch adds no file, whatever it writes', async () => {
    const { body } = await shop.owner.get(path);
    const value = { file: 'fil_1', name: 'x', type: 'image/png', size: 1, sha256: 'a'.repeat(64) };
    for (const written of [value, 'fil_1', 3, true]) {
      const { status } = await shop.owner.refused(
        path,
        { baseVersion: body.job.version, facts: { [picture(1)]: written } },
        'PATCH',
      );
      expect(status).toBe(422);
    }
  });
});
