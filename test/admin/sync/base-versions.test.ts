import { describe, expect, it } from 'vitest';
import { createBaseVersions } from '../../../admin/sync/requests.ts';

const jobId = 'job_1';

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
    versions.answered(jobId, 'ges_1', { version: 5, committedVersion: 5 });
    // An operation may write a job twice: its cells, then its stage.
    versions.answered(jobId, 'ges_1', { version: 6, committedVersion: 6 });
    // Another person's version 7 was displayed while the person was typing.
    versions.observe(jobId, 7);
    expect(versions.baseFor(jobId, 4)).toBe(6);
    expect(versions.baseFor(jobId, undefined)).toBe(7);
  });

  it('takes no version for the person’s own where their write only found its value standing', () => {
    const versions = createBaseVersions();
    versions.observe(jobId, 4);
    // Version 5 is another person's, with the same title and more, which this person has not seen.
    versions.answered(jobId, 'ges_1', { version: 5, committedVersion: null });
    expect(versions.baseFor(jobId, 4)).toBe(4);
  });

  it('knows the version of a write whose first answer was lost, also where others wrote after it', () => {
    const versions = createBaseVersions();
    versions.answered(jobId, 'ges_1', { version: 6, committedVersion: 5 });
    expect(versions.baseFor(jobId, 4)).toBe(5);
  });

  it('names the person’s own writes that came after another’s, so that they are not held against them', () => {
    const versions = createBaseVersions();
    versions.answered(jobId, 'ges_1', { version: 5, committedVersion: 5 });
    versions.answered(jobId, 'ges_2', { version: 7, committedVersion: 7 });
    expect(versions.baseFor(jobId, 4)).toBe(5);
    expect(versions.ownAfter(jobId, 5)).toEqual(['ges_2']);
  });

  it('names those that may have been done, until they are refused', () => {
    const versions = createBaseVersions();
    versions.sent(jobId, 'ges_1');
    expect(versions.ownAfter(jobId, 9)).toEqual(['ges_1']);
    versions.answered(jobId, 'ges_1', null);
    expect(versions.ownAfter(jobId, 9)).toEqual([]);
    // The first of two attempts was not answered, and may have succeeded before another person's write.
    versions.sent(jobId, 'ges_2');
    versions.sent(jobId, 'ges_2');
    versions.answered(jobId, 'ges_2', null);
    expect(versions.ownAfter(jobId, 9)).toEqual(['ges_2']);
  });
});
