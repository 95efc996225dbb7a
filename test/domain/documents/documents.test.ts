import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '#domain/documents/compare-versions';
import { formOf, type DocumentForm } from '#domain/documents/form';
import { freeze, type FreezeSource } from '#domain/documents/freeze';
import { documentDate, documentMoney, documentNumber } from '#domain/documents/format';
import type { FiledVersion } from '#domain/documents/rendered';
import { layOut } from '#domain/documents/lay-out';
import { letterOf } from '#domain/documents/letter';
import { sealedText } from '#domain/documents/sealed-text';
import { readAuthoredFlow } from '#contract/flows/flow-schema';
import { checkFlow } from '#domain/flow/check/check-flow';
import { planMilestones } from '#domain/planning/plan-milestones';
import { locales } from '#domain/texts/text';
import { chinaCalendar, moment } from '#test/kit/rules';
import { documentsFlow, documentsVisit } from '#test/kit/documents';
import { walk, type Walk } from '../../requirements/walk';

const calendar = chinaCalendar();
const found = documentsFlow.items.find(({ key }) => key === 'contract');
if (found?.item !== 'document') throw new Error('the trade of the tests has a contract');
const contract = found;
const authored = formOf(documentsFlow, contract);
if (authored === null) throw new Error('the contract has a template');
const form: DocumentForm = authored;

const viewOf = (job: Walk) => planMilestones({ flow: documentsFlow, state: job.state(), calendar }).view;

const sourceOf = (job: Walk, texts: FreezeSource['texts'] = { scope: 'Tiles' }): FreezeSource => {
  const plan = job.plan();
  return {
    rows: job.state(),
    values: viewOf(job),
    attachedVersion: null,
    on: '2026-03-05',
    zone: calendar.zone,
    shop: '好家装修',
    version: 1,
    nameOf: (id) => (id === 'stf_wu' ? '吴设计' : null),
    milestones: plan.milestones.map(({ key, amountMinor, dueOn }) => ({ key, amountMinor, dueOn })),
    warranties: plan.warranties,
    texts,
  };
};

const empty = () => walk(documentsFlow, '2026-03-02');
const whole = () =>
  empty()
    .total(12_345_600)
    .record({
      area: 88.5,
      rooms: 'kitchen,bath',
      'survey.at': moment('2026-03-04', '14:30'),
      style: '现代',
      designer: 'stf_wu',
      [documentsVisit(1, 'visit.topic')]: '选材',
      [documentsVisit(1, 'visit.on')]: '2026-03-03',
    })
    .line({ description: '水电改造', amountMinor: 4_000_000, quantity: 1 })
    .line({ description: '瓷砖', amountMinor: 8_345_600, quantity: 62.5 })
    .book('mason', 'asked');

const frozen = (job: Walk, texts?: FreezeSource['texts']): FiledVersion => {
  const result = freeze(form, sourceOf(job, texts));
  if (!result.ok) throw new Error(`empty: ${result.empty.map(({ place }) => place).join()}`);
  return { data: result.data, texts: texts ?? { scope: 'Tiles' }, signature: null };
};

it('the flow of the tests is one the house can run, and passes its schema as data', () => {
  expect(checkFlow(documentsFlow)).toEqual([]);
  expect(readAuthoredFlow(JSON.parse(JSON.stringify(documentsFlow)))).toMatchObject({ ok: true });
});

describe('freezing', () => {
  it('names every empty place, in the order of the paper, with the item to fill in', () => {
    const result = freeze(form, sourceOf(empty().customer({ address: ' ' }), {}));
    if (result.ok) throw new Error('an empty job has no contract');
    expect(result.empty.map(({ place, item }) => [place, item])).toEqual([
      ['customer:address', 'customer.address'],
      ['job:total', 'job.total'],
      ['fact:area', 'area'],
      ['fact:rooms', 'rooms'],
      ['fact:survey.at', 'survey.at'],
      ['fact:style', 'style'],
      ['part:scope', null],
      ['lines', null],
      ['crew:mason', 'crew.mason'],
      ['milestone:down', null],
      ['milestone:balance', null],
      ['milestones', null],
    ]);
  });

  it('each single empty place refuses by itself, and is all that is named', () => {
    const clears: readonly (readonly [string, (job: Walk) => Walk])[] = [
      ['fact:area', (job) => job.record({ area: null })],
      ['fact:rooms', (job) => job.record({ rooms: null })],
      ['fact:survey.at', (job) => job.record({ 'survey.at': null })],
      ['fact:style', (job) => job.record({ style: '' })],
      ['customer:name', (job) => job.customer({ name: '' })],
      ['customer:address', (job) => job.customer({ address: null })],
      ['crew:mason', (job) => job.book('mason', 'cancelled')],
    ];
    for (const [place, clear] of clears) {
      const result = freeze(form, sourceOf(clear(whole())));
      expect(result.ok ? [] : result.empty.map((each) => each.place)).toEqual([place]);
    }
    const unwritten = freeze(form, sourceOf(whole(), { scope: '  ', remarks: 'x' }));
    expect(unwritten.ok ? [] : unwritten.empty.map((each) => each.label.en)).toEqual(['Scope of work']);
  });

  it('optional places may be empty, and the data stays small', () => {
    const { data } = frozen(whole().record({ designer: null }));
    expect(data.places['fact:designer']).toBeUndefined();
    expect(data.places['fact:keys']).toBeUndefined();
    expect(JSON.stringify(data).length).toBeLessThan(8000);
  });
});

describe('a rendered-out paper', () => {
  it('has correct Chinese dates, money, units, choices and names', () => {
    const rendered = layOut(form, frozen(whole()), 'zh-Hans');
    expect(rendered.title).toBe('家装合同');
    expect(rendered.blocks[0]).toEqual({ kind: 'heading', text: '合同编号 1042' });
    expect(rendered.blocks[1]).toEqual({
      kind: 'text',
      text: '王芳委托好家装修在朝阳区安华里 3 号施工，总价¥123,456.00。',
    });
    expect(rendered.blocks[2]).toEqual({
      kind: 'pairs',
      title: '现场',
      rows: [
        ['面积', '88.5 平方米'],
        ['房间', '厨房、卫生间'],
        ['勘察时间', '2026年3月4日 14:30'],
        ['风格', '现代'],
        ['设计师', '吴设计'],
        ['已交钥匙', ''],
        ['日期', '2026年3月5日'],
      ],
    });
    expect(rendered.blocks[4]).toMatchObject({
      title: '预算',
      rows: [
        ['水电改造', '1', '¥40,000.00'],
        ['瓷砖', '62.5', '¥83,456.00'],
      ],
      foot: ['合计', '', '¥123,456.00'],
    });
    expect(rendered.blocks.at(-1)).toMatchObject({
      kind: 'signatures',
      parties: [{ label: '甲方' }, { label: '乙方' }],
    });
  });

  it('has the payments with their day, or by the contract while a rule waits', () => {
    const rendered = layOut(form, frozen(whole()), 'en');
    const payments = rendered.blocks.find((block) => block.kind === 'table' && block.title === 'Payments');
    expect(payments).toMatchObject({
      rows: [
        ['Down payment', 'By the contract', '¥49,382.40'],
        ['Balance', 'By the contract', '¥74,073.60'],
      ],
      foot: ['Total', '', '¥123,456.00'],
    });
  });

  it('is the same each time, and after any later edits of the job (byte for byte)', () => {
    const filed = frozen(whole());
    const stored = JSON.stringify(filed);
    const before = locales.map((locale) => JSON.stringify(layOut(form, filed, locale)));
    const edit = fc.oneof(
      fc.record({ do: fc.constant('total' as const), amount: fc.integer({ min: 1, max: 1e9 }) }),
      fc.record({ do: fc.constant('style' as const), value: fc.string() }),
      fc.record({ do: fc.constant('area' as const), value: fc.integer({ min: 1, max: 900 }) }),
      fc.record({ do: fc.constant('line' as const), amount: fc.integer({ min: 1, max: 1e8 }) }),
      fc.record({ do: fc.constant('name' as const), value: fc.string({ minLength: 1 }) }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const job = whole();
        for (const each of edits) {
          if (each.do === 'total') job.total(each.amount);
          else if (each.do === 'line') job.line({ description: 'More', amountMinor: each.amount });
          else if (each.do === 'name') job.customer({ name: each.value });
          else job.record({ [each.do]: each.value });
        }
        job.plan();
        const read: FiledVersion = JSON.parse(stored);
        expect(locales.map((locale) => JSON.stringify(layOut(form, read, locale)))).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('escapes in its letter whatever people wrote, and has all of it in the text part', () => {
    const rendered = layOut(form, frozen(whole(), { scope: '<img src=x onerror=alert(1)> & "tiles"' }), 'en');
    const { html, text } = letterOf(rendered);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;tiles&quot;');
    expect(text).toContain('Area: 88.5 m²');
    expect(text).toContain('Down payment · By the contract · ¥49,382.40');
  });
});

describe('values on paper', () => {
  it.each([
    [1, 'CNY', '¥0.01'],
    [-123_456, 'CNY', '-¥1,234.56'],
    [100_000_000, 'CNY', '¥1,000,000.00'],
    [1234, 'JPY', 'JPY 1,234'],
    [5, 'USD', 'USD 0.05'],
  ])('%i minor units of %s are %s', (amountMinor, currency, expected) => {
    expect(documentMoney(amountMinor, currency)).toBe(expected);
  });

  it('dates have their year, and numbers at most three decimals', () => {
    expect([documentDate('2026-12-09', 'en'), documentDate('2026-12-09', 'zh-Hant')]).toEqual([
      '9 December 2026',
      '2026年12月9日',
    ]);
    expect([documentNumber(1234567.5), documentNumber(0.1 + 0.2), documentNumber(-3)]).toEqual([
      '1,234,567.5',
      '0.3',
      '-3',
    ]);
  });
});

describe('two versions beside each other', () => {
  const texts = (scope: string) => ({ scope });

  it('are the same block by block when nothing changed', () => {
    const rendered = layOut(form, frozen(whole()), 'en');
    expect(compareVersions(rendered, rendered).every(({ isSame }) => isSame)).toBe(true);
  });

  it('name the changed rows, and what one of them lacks', () => {
    const before = layOut(form, frozen(whole(), texts('Tiles')), 'en');
    const later = whole()
      .total(12_345_600)
      .record({ style: 'Rustic' })
      .line({ description: 'Door', amountMinor: 100 });
    const after = layOut(form, frozen(later, { ...texts('Tiles'), remarks: 'By May' }), 'en');
    const changed = compareVersions(before, after).filter(({ isSame }) => !isSame);
    expect(
      changed.map(({ before: left, after: right }) => [left?.kind ?? null, right?.kind ?? null]),
    ).toEqual([
      ['pairs', 'pairs'],
      [null, 'section'],
      ['table', 'table'],
    ]);
    expect([changed[0]?.changedBefore, changed[2]?.changedBefore, changed[2]?.changedAfter]).toEqual([
      [3],
      [],
      [2],
    ]);
  });

  it('keep every block of both, in order, whatever they hold', () => {
    const block = fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ kind: fc.constant('heading' as const), text: fc.constantFrom('a', 'b') }),
    );
    const version = fc
      .array(block, { maxLength: 7 })
      .map((blocks) => ({ locale: 'en' as const, title: 't', blocks }));
    fc.assert(
      fc.property(version, version, (before, after) => {
        const pairs = compareVersions(before, after);
        expect(pairs.flatMap((pair) => pair.before ?? [])).toEqual(before.blocks);
        expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(after.blocks);
      }),
    );
  });
});

describe('freshness', () => {
  const filedJob = () => {
    const job = whole();
    const { data, texts } = frozen(job);
    return job.record({ 'contract.filed': { version: 1, data, texts } });
  };
  const isFresh = (job: Walk): boolean => viewOf(job).isFresh('contract');

  it('holds after filing, and not while nothing is filed', () => {
    expect([isFresh(whole()), isFresh(filedJob())]).toEqual([false, true]);
  });

  it.each<readonly [string, (job: Walk) => Walk, boolean]>([
    ['a line more', (job) => job.line({ description: 'Door', amountMinor: 1 }), false],
    ['another price', (job) => job.total(1), false],
    ['another area', (job) => job.record({ area: 90 }), false],
    ['an area that was cleared', (job) => job.record({ area: null }), false],
    ['another visit', (job) => job.record({ [documentsVisit(2, 'visit.topic')]: 'x' }), false],
    ['a mason who left', (job) => job.book('mason', 'cancelled'), false],
    ['a mason who said yes', (job) => job.book('mason', 'booked'), true],
    ['another name', (job) => job.customer({ name: '李' }), false],
    ['another telephone', (job) => job.customer({ phone: '1' }), true],
    ['what the paper does not state', (job) => job.record({ other: 'x' }), true],
    ['a place that was left open', (job) => job.record({ keys: true }), true],
    ['the signature, from which days follow', (job) => job.recordState('contract', 'signed'), true],
  ])('after %s', (_name, change, expected) => {
    expect(isFresh(change(filedJob()))).toBe(expected);
  });

  it('is requested by the gate, which says what to do', () => {
    const job = filedJob().line({ description: 'Door', amountMinor: 1 });
    expect(job.missing('talk').map(({ label }) => label.en)).toContain('Contract as agreed');
  });
});

it('the seal covers the data, the words of the template and the signature, in whatever order they were stored', () => {
  const { data, texts } = frozen(whole());
  const signature = { name: '王芳', on: '2026-03-06' };
  const filed = { version: 1, data, texts };
  const text = sealedText(form, filed, signature);
  const { places, ...others } = data;
  expect(sealedText(form, { texts, data: { ...others, places }, version: 1 }, signature)).toBe(text);
  const changed = [
    sealedText(form, { ...filed, texts: { scope: 'Tiles.' } }, signature),
    sealedText({ ...form, title: { ...form.title, en: 'Other' } }, filed, signature),
    sealedText(form, filed, { ...signature, name: '王方' }),
    sealedText(form, { ...filed, data: { ...data, places: { ...places, 'fact:area': 88 } } }, signature),
  ];
  expect(new Set([text, ...changed]).size).toBe(5);
});
