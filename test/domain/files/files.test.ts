import { describe, expect, it } from 'vitest';
import { fileTypeOf } from '#domain/files/file-type';
import { checkFlow } from '#domain/flow/check/check-flow';
import { findItem } from '#domain/flow/find-item';
import type { FileItem, Flow } from '#domain/flow/flow';
import type { FlowIssueCode } from '#domain/flow/check/issue';
import { planMilestones } from '#domain/planning/plan-milestones';
import { keepsPlan } from '#domain/planning/plan-inputs';
import { holds } from '#domain/rules/condition';
import type { FileValue } from '#domain/rules/fact';
import { itemKeyOfFile, parseFactKey } from '#domain/rules/fact-key';
import type { Condition } from '#domain/rules/rule';
import { field, good } from '#test/domain/flow/small-flow';
import { defectPhoto, picture, pictureId, picturesFlow } from '#test/kit/pictures';
import { chinaCalendar } from '#test/kit/rules';
import { walk } from '../../requirements/walk';

const ascii = (words: string) => Array.from(words, (letter) => letter.charCodeAt(0));

describe('the type of a file by its first bytes', () => {
  it.each([
    [[0xff, 0xd8, 0xff, 0xe1], 'image/jpeg', 'image'],
    [[0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a], 'image/png', 'image'],
    [ascii('GIF89a'), 'image/gif', 'image'],
    [ascii('RIFF0000WEBPVP8 '), 'image/webp', 'image'],
    [ascii('%PDF-1.7'), 'application/pdf', 'pdf'],
  ])('%j is %s', (head, type, kind) => {
    expect(fileTypeOf(new Uint8Array(head))).toEqual({ type, kind });
  });

  it.each([
    ['heic', [0, 0, 0, 24, ...ascii('ftypheic')]],
    ['heic', [0, 0, 0, 24, ...ascii('ftypmif1')]],
    [null, [0, 0, 0, 24, ...ascii('ftypisom')]],
    [null, ascii('<svg onload=x>')],
    [null, ascii('RIFF0000WAVE')],
    [null, ascii(' %PDF-1.7')],
    [null, [0xff, 0xd8]],
    [null, []],
  ])('%s: %j', (expected, head) => {
    expect(fileTypeOf(new Uint8Array(head))).toBe(expected);
  });
});

describe('the key of a file', () => {
  it('names the item, in the job and in an entry', () => {
    const entry = { list: 'defects', id: pictureId(1) };
    expect(parseFactKey(defectPhoto(2))).toEqual({ entry, key: 'defect.photos', fileId: pictureId(2) });
    expect(itemKeyOfFile(defectPhoto(2))).toBe(`defects/${pictureId(1)}/defect.photos`);
    expect(findItem(picturesFlow, picture(3))).toMatchObject({
      item: { key: 'photos' },
      entry: null,
      isWholeEntry: false,
      fileId: pictureId(3),
    });
    expect(findItem(picturesFlow, defectPhoto(2))).toMatchObject({ item: { key: 'defect.photos' }, entry });
    expect(findItem(picturesFlow, 'photos')).toMatchObject({ item: { key: 'photos' }, fileId: null });
  });

  it.each([
    [picture(1, 'defect.photos'), 'an item of an entry in the job'],
    [picture(1, 'survey.on'), 'a date'],
    [`defects/${pictureId(1)}/defect/${pictureId(2)}`, 'a text of an entry'],
    [`defects/${pictureId(1)}/photos/${pictureId(2)}`, 'an item of the job in an entry'],
    [`${defectPhoto(2)}/${pictureId(3)}`, 'too long a path'],
    [`defects/${pictureId(1)}/defect.photos/2`, 'no id'],
  ])('%s is none: %s', (key) => {
    expect(findItem(picturesFlow, key)).toBeNull();
  });
});

describe('a flow with files', () => {
  const files: FileItem = { ...field(), key: 'pictures', accepts: ['image'], item: 'file' };
  const having = (over: Partial<FileItem>): Flow => ({
    ...good,
    items: [...good.items, { ...files, ...over }],
  });

  it('is one that can be run', () => {
    expect(checkFlow(picturesFlow)).toEqual([]);
    expect(checkFlow(having({}))).toEqual([]);
    expect(checkFlow(having({ isRequired: true, atLeast: 3, accepts: ['image', 'pdf'] }))).toEqual([]);
  });

  it.each<[string, FlowIssueCode, Partial<FileItem>]>([
    ['accepts nothing', 'bad-file', { accepts: [] }],
    ['accepts a kind twice', 'duplicate-key', { accepts: ['pdf', 'pdf'] }],
    ['has a least number that nothing asks for', 'bad-file', { atLeast: 2 }],
    ['asks for half a photo', 'bad-file', { isRequired: true, atLeast: 0.5 }],
    ['asks for none', 'bad-file', { isRequired: true, atLeast: 0 }],
    ['is compared with a word', 'wrong-value', { when: { fact: 'pictures', is: 'many' } }],
  ])('is refused where an item %s', (_, code, over) => {
    expect(checkFlow(having(over)).map((found) => found.code)).toContain(code);
  });
});

describe('a rule reads how many files stand', () => {
  const calendar = chinaCalendar();
  const file = (name: string): FileValue => ({
    file: `fil_${name}`,
    name,
    type: 'image/jpeg',
    size: 1,
    sha256: 'a'.repeat(64),
  });
  const surveyed = () =>
    walk(picturesFlow, '2026-03-02')
      .record({ [picture(1)]: file('a') })
      .on('2026-03-04')
      .record({ [picture(2)]: file('b'), [picture(3)]: file('c') });
  const viewOf = (job: ReturnType<typeof surveyed>) =>
    planMilestones({ flow: picturesFlow, state: job.state(), calendar }).view;

  it.each<[Condition, boolean]>([
    [{ fact: 'photos' }, true],
    [{ fact: 'photos', atLeast: 3 }, true],
    [{ fact: 'photos', atLeast: 4 }, false],
    [{ fact: 'photos', is: 3 }, true],
    [{ fact: 'drawings' }, false],
    [{ fact: 'drawings', atLeast: 1 }, false],
  ])('%j: %s', (condition, expected) => {
    expect(holds(condition, viewOf(surveyed()))).toBe(expected);
  });

  it.each([
    [picture(1), false, 'a gate, a task and a due ask for it'],
    [defectPhoto(2), false, 'the gate asks for it in each entry'],
    [picture(1, 'drawings'), true, 'nothing reads it'],
  ])('the plan is derived again by %s unless nothing reads it: %s', (key, isKept) => {
    const edits = {
      action: 'add-file',
      reason: null,
      changes: [],
      facts: [{ id: 'fct_1', key, value: file('a'), supersedes: true }],
      files: [],
    };
    expect(keepsPlan(picturesFlow, surveyed().state(), edits)).toBe(isKept);
  });

  it('a removed file counts no more, and what falls due by the count moves', () => {
    const removed = surveyed().record({ [picture(2)]: null, [picture(3)]: null });
    expect(holds({ fact: 'photos', atLeast: 2 }, viewOf(removed))).toBe(false);
    const dueOf = (job: ReturnType<typeof surveyed>) =>
      planMilestones({ flow: picturesFlow, state: job.state(), calendar }).milestones[0]?.dueOn;
    expect([dueOf(surveyed()), dueOf(removed)]).toEqual(['2026-03-11', null]);
  });
});
