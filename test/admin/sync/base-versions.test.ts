import { describe, expect, it } from 'vitest';
import { createBaseVersions } from '../../../admin/sync/edits/base-versions.ts';

const jobId = 'job_1';
const cellsOf = (operationId: string) => ({ operationId, part: 'cells' });

describe('the base of a write', () => {
  it('is the newest version that was on the screen, and never goes back', () => {
    const versions = createBaseVersions();
    versions.observe(jobId, 9);
    versions.observe(jobId, 3);
    expect(versions.baseFor(jobId, undefined)).toBe(9);
  });

  it('is what its person saw when they began, and their own writes after that', () => {
    const versions = createBaseVersions();
    versions.observe(jobId, 4);
    versions.answered(jobId, cellsOf('ges_1'), { version: 5, committedVersion: 5 });
    // An operation may write a job twice: its cells, then its stage.
    versions.answered(jobId, cellsOf('ges_1'), { version: 6, committedVersion: 6 });
    // Somebody else's version 7 came on the screen while the person was typing.
    versions.observe(jobId, 7);
    expect(versions.baseFor(jobId, 4)).toBe(6);
    expect(versions.baseFor(jobId, undefined)).toBe(7);
  });

  it('takes no version for the person’s own where their write only found its value standing', () => {
    const versions = createBaseVersions();
    versions.observe(jobId, 4);
    // Version 5 is another's, who wrote the same title and more: what else they wrote this person has not seen.
    versions.answered(jobId, cellsOf('ges_1'), { version: 5, committedVersion: null });
    expect(versions.baseFor(jobId, 4)).toBe(4);
  });

  it('knows the version of a write whose first answer was lost, also where others wrote after it', () => {
    const versions = createBaseVersions();
    versions.answered(jobId, cellsOf('ges_1'), { version: 6, committedVersion: 5 });
    expect(versions.baseFor(jobId, 4)).toBe(5);
  });

  it('names the person’s own writes that came after another’s, so that they are not held against them', () => {
    const versions = createBaseVersions();
    versions.answered(jobId, cellsOf('ges_1'), { version: 5, committedVersion: 5 });
    versions.answered(jobId, cellsOf('ges_2'), { version: 7, committedVersion: 7 });
    expect(versions.baseFor(jobId, 4)).toBe(5);
    expect(versions.ownAfter(jobId, 5)).toEqual(['ges_2']);
  });

  it('names those that may have been done, until they are refused', () => {
    const versions = createBaseVersions();
    versions.sent(jobId, cellsOf('ges_1'));
    expect(versions.ownAfter(jobId, 9)).toEqual(['ges_1']);
    versions.answered(jobId, cellsOf('ges_1'), null);
    expect(versions.ownAfter(jobId, 9)).toEqual([]);
    // Of two attempts the first, which was not answered, may have been done before another's write.
    versions.sent(jobId, cellsOf('ges_2'));
    versions.sent(jobId, cellsOf('ges_2'));
    versions.answered(jobId, cellsOf('ges_2'), null);
    expect(versions.ownAfter(jobId, 9)).toEqual(['ges_2']);
  });

  it('names an operation whose second write of the job was not answered', () => {
    const versions = createBaseVersions();
    versions.sent(jobId, cellsOf('ges_1'));
    versions.answered(jobId, cellsOf('ges_1'), { version: 5, committedVersion: 5 });
    // The stage after the cells: it may have made version 6.
    versions.sent(jobId, { operationId: 'ges_1', part: 'stage' });
    expect(versions.baseFor(jobId, 4)).toBe(5);
    expect(versions.ownAfter(jobId, 5)).toEqual(['ges_1']);
  });

  it('keeps no more names of writes than a request takes, and still knows whose each version was', () => {
    const versions = createBaseVersions();
    // What was never answered is not forgotten for what was.
    versions.sent(jobId, cellsOf('ges_lost'));
    for (let version = 2; version <= 1001; version += 1) {
      versions.sent(jobId, cellsOf(`ges_${version}`));
      versions.answered(jobId, cellsOf(`ges_${version}`), { version, committedVersion: version });
    }
    expect(versions.baseFor(jobId, 1)).toBe(1001);
    const names = versions.ownAfter(jobId, 1);
    expect([names.length, ...names.slice(0, 2), names.at(-1)]).toEqual([
      101,
      'ges_lost',
      'ges_902',
      'ges_1001',
    ]);
  });
});
