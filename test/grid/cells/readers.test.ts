import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareText as bareOnServer } from '#domain/texts/bare-text';
import type { CellContext } from '../../../admin/grid/cells/cell-kind.ts';
import { bareText } from '../../../admin/grid/cells/read/bare-text.ts';
import { readChinese } from '../../../admin/grid/cells/read/chinese-number.ts';
import { decimalText, readDecimal } from '../../../admin/grid/cells/read/decimal.ts';
import { readDay } from '../../../admin/grid/cells/read/read-day.ts';
import { cellKinds, parseCell, type CellKindName } from '../../../admin/grid/cells/registry.ts';

const context: CellContext = {
  locale: 'en',
  options: [{ value: 'design', label: 'Design' }],
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  // A Monday.
  today: '2026-11-23',
  min: null,
  max: null,
  lengthMax: 400,
  isRequired: false,
};

const read = (kind: CellKindName, typed: string, over: Partial<CellContext> = {}) => {
  const reading = parseCell(cellKinds[kind], typed, { ...context, ...over });
  return reading.ok ? reading.value : 'refused';
};

const number = (text: string) => {
  const decimal = readDecimal(text, null);
  return decimal === null ? null : decimalText(decimal);
};

const marks = ['\u200b', '\u202d', '\u202c', '\u2068', '\u2069', '\ufeff', '\u00a0', '\u3000', '\u200e', ' '];

describe('marks that nobody sees', () => {
  it('round a value are none of it, in every kind of cell', () => {
    const round = fc.array(fc.constantFrom(...marks), { maxLength: 3 }).map((some) => some.join(''));
    const values: readonly (readonly [CellKindName, string, unknown])[] = [
      ['text', '13800138000', '13800138000'],
      ['longtext', '陈十一', '陈十一'],
      ['number', '88.5', 88.5],
      ['money', '88000.00', 8_800_000],
      ['percent', '50%', 50],
      ['date', '2027-03-05', '2027-03-05'],
      ['instant', '2027-03-05 17:30', Date.UTC(2027, 2, 5, 9, 30)],
      ['choice', 'design', 'design'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...values), round, round, ([kind, text, value], before, after) => {
        expect(read(kind, `${before}${text}${after}`)).toBe(value);
      }),
    );
  });

  it('are the same ones to the sheet and to the server', () => {
    const text = fc.string({ unit: fc.constantFrom(...marks, 'a', '中', '😀', '\u0000') });
    fc.assert(
      fc.property(text, (written) => {
        expect(bareText(written)).toBe(bareOnServer(written));
      }),
    );
  });

  it('alone are an empty cell', () => {
    expect(read('money', '\u200b\ufeff')).toBeNull();
  });
});

describe('numbers as people write them', () => {
  it.each([
    ['2 000', '2000'],
    ['2\u00a0000', '2000'],
    ['2\u202f000.5', '2000.5'],
    ['1\u2009234\u2009567', '1234567'],
    ['1e5', '100000'],
    ['1.5E3', '1500'],
    ['2e-2', '0.02'],
    ['8.8w', '88000'],
    ['1.2萬', '12000'],
    ['8.8W元', '88000'],
    ['壹万', '10000'],
    ['一万二', '12000'],
    ['一万零二', '10002'],
    ['一千零五十', '1050'],
    ['一百五', '150'],
    ['三千六', '3600'],
    ['十二', '12'],
    ['二十', '20'],
    ['兩百', '200'],
    ['一百二十三万四千五百六十七', '1234567'],
    ['一亿二', '120000000'],
    ['壹万贰仟元整', '12000'],
    ['人民币壹拾贰萬叁仟肆佰伍拾陸圓整', '123456'],
    ['壹佰元伍角', '100.5'],
    ['贰拾元零叁分', '20.03'],
    ['一点二万', '12000'],
    ['零点五', '0.5'],
    ['负五百', '-500'],
    ['１２，０００', '12000'],
  ])('%s is %s', (text, value) => {
    expect(number(text)).toBe(value);
  });

  it.each([
    '12 34',
    '1 23',
    '2 0000',
    '1 2 3',
    '约88000',
    '1.2万-1.5万',
    '一二三',
    '万二',
    '一万二三',
    '百',
    '千五',
  ])('%s is none', (text) => {
    expect(number(text)).toBeNull();
  });

  it('an amount that may be three or three thousand is refused, and is read once its decimal sign is known', () => {
    expect(read('money', '3.000')).toBe('refused');
    expect(read('money', '12.500')).toBe('refused');
    expect(read('money', '3.000', { decimalSign: 'point' })).toBe(300);
    expect(read('money', '3.000', { decimalSign: 'comma' })).toBe(300_000);
    expect(read('money', '1.355,90', { decimalSign: 'comma' })).toBe(135_590);
    expect(read('money', '0.500')).toBe(50);
    expect(read('money', '1.355万')).toBe(1_355_000);
  });

  it('beside amounts with a comma only what can be read in one way is taken', () => {
    const unclear = { decimalSign: 'unclear' } as const;
    expect(read('money', '1.355,90', unclear)).toBe(135_590);
    expect(read('money', '12,5', unclear)).toBe(1_250);
    for (const text of ['3.000', '12.500', '1,200']) expect(read('money', text, unclear)).toBe('refused');
    expect(read('number', '12.500', unclear)).toBe('refused');
    expect(read('money', '12,5', { decimalSign: 'mixed' })).toBe('refused');
  });

  it('of Chinese signs is read back whatever it is, by the shortest and the full writing', () => {
    const digits = '零一二三四五六七八九';
    const section = (value: number): string => {
      let text = '';
      for (const [unit, name] of [
        [1000, '千'],
        [100, '百'],
        [10, '十'],
        [1, ''],
      ] as const) {
        const digit = Math.floor(value / unit) % 10;
        if (digit > 0) text += `${digits[digit]}${name}`;
        else if (text !== '' && value % unit > 0 && !text.endsWith('零')) text += '零';
      }
      return text;
    };
    const written = (value: number): string => {
      const [high, low] = [Math.floor(value / 10_000), value % 10_000];
      if (high === 0) return section(low);
      if (low === 0) return `${section(high)}万`;
      return `${section(high)}万${low < 1000 ? '零' : ''}${section(low)}`;
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        expect(readChinese(written(value))).toEqual({ digits: BigInt(value), scale: 0 });
      }),
    );
  });

  it('no text of digits and signs is taken for another number than one of its own digits', () => {
    const text = fc
      .array(fc.constantFrom('0', '1', '5', '9', '.', ',', ' ', '\u00a0', '-', '00', '000'), {
        minLength: 1,
        maxLength: 8,
      })
      .map((parts) => parts.join(''));
    const signs = ['point', 'comma', 'unclear', 'mixed'] as const;
    fc.assert(
      fc.property(text, fc.constantFrom(...signs), (typed, sign) => {
        const decimal = readDecimal(typed, null, sign);
        if (decimal === null) return;
        const own = typed.replaceAll(/\D/g, '').replace(/^0+/, '');
        const all = `${String(decimal.digits).replace('-', '')}${'0'.repeat(9)}`;
        // The digits in order, without trailing zeros: none is lost, none is added.
        expect(all.startsWith(own.replace(/0+$/, ''))).toBe(true);
      }),
    );
  });
});

describe('days as people write them', () => {
  it.each([
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['5/5/2026', '2026-05-05'],
    ['民國116年3月5日', '2027-03-05'],
    ['民国116/3/5', '2027-03-05'],
    ['116/3/5', '2027-03-05'],
    ['2027年3月5日（星期五）', '2027-03-05'],
    ['2027-03-05 周五', '2027-03-05'],
    ['Fri, 5 Mar 2027', '2027-03-05'],
    ['二〇二七年三月五日', '2027-03-05'],
    ['2027年12月卅一日', 'refused'],
    ['二〇二七年十二月三十一日', '2027-12-31'],
    ['2027-03-04T16:00:00.000Z', '2027-03-05'],
    ['今天', '2026-11-23'],
    ['後天', '2026-11-25'],
    ['大后天', '2026-11-26'],
    ['周五', '2026-11-27'],
    ['週一', '2026-11-23'],
    ['下周一', '2026-11-30'],
    ['下星期日', '2026-12-06'],
    ['下下週三', '2026-12-09'],
    ['本周五', '2026-11-27'],
    ['上周五', '2026-11-20'],
    ['fri', '2026-11-27'],
    ['Next Monday', '2026-11-30'],
    ['thursday', '2026-11-26'],
    ['本月底', '2026-11-30'],
    ['這個月底', '2026-11-30'],
    ['下月底', '2026-12-31'],
    ['end of month', '2026-11-30'],
    ['年底', '2026-12-31'],
  ])('%s is %s', (text, day) => {
    expect(read('date', text)).toBe(day);
  });

  it.each([
    '2027年3月5日（星期四）',
    '31/31/2026',
    '27/3/5',
    '农历正月廿八',
    '正月廿八',
    '三月初八',
    '2027-03-04T17:00:00.000Z',
    '2027-13-40',
    'friend',
    '周八',
  ])('%s is none', (text) => {
    expect(read('date', text)).toBe('refused');
  });

  it('of which nobody can tell the month are refused in words, until what stands beside them tells', () => {
    const reading = parseCell(cellKinds.date, '3/5/2027', context);
    expect(reading.ok || reading.message).toBe(
      '“3/5/2027”: which is the day, which the month? Write it like 2026-03-05.',
    );
    expect(read('date', '3/5/2027', { dayOrder: 'day-first' })).toBe('2027-05-03');
    expect(read('date', '3/5/2027', { dayOrder: 'month-first' })).toBe('2027-03-05');
  });

  it('without a year are of the next one where this year’s is long past, and it is said', () => {
    const reading = parseCell(cellKinds.date, '3/5', context);
    expect(reading).toEqual({
      ok: true,
      value: '2027-03-05',
      note: 'Taken as 2027-03-05: no year was typed, and 2026-03-05 is long past.',
    });
    expect(parseCell(cellKinds.date, '10/5', context)).toEqual({ ok: true, value: '2026-10-05' });
    expect(parseCell(cellKinds.instant, '1/20 9:00', context)).toMatchObject({
      value: Date.UTC(2027, 0, 20, 1),
      note: expect.stringContaining('2027-01-20'),
    });
    expect(read('date', '2/29')).toBe('refused');
  });

  it('follow the shop’s today over the ends of months and years', () => {
    expect(readDay('本月底', '2028-02-10')).toEqual({ ok: true, day: '2028-02-29' });
    expect(readDay('下月底', '2026-12-31')).toEqual({ ok: true, day: '2027-01-31' });
    expect(readDay('下周一', '2026-12-31')).toEqual({ ok: true, day: '2027-01-04' });
  });
});
