import { describe, expect, it } from 'vitest';
import { replaceOlder } from '../../../admin/api/job-cache.ts';
import { parseAmount, inputText, parseInput } from '../../../admin/fields/value-text.ts';

const row = (id: string, version = 1) => ({ id, version });

describe('rows of the sheet', () => {
  it('takes a newer row and never goes back to an older one', () => {
    const rows = [row('a', 3), row('b', 1)];
    expect(replaceOlder(rows, row('a', 2))).toBe(rows);
    expect(replaceOlder(rows, row('a', 4))).toEqual([row('a', 4), row('b', 1)]);
    expect(replaceOlder(rows, row('z', 9))).toBe(rows);
  });
});

describe('values that staff write in the panel', () => {
  it('reads amounts by their digits and never through a float', () => {
    expect(parseAmount('0.29', 'CNY')).toEqual({ ok: true, value: 29 });
    expect(parseAmount('￥1,200.5', 'CNY')).toEqual({ ok: true, value: 120_050 });
    expect(parseAmount('-3000', 'CNY')).toEqual({ ok: true, value: -300_000 });
    expect(parseAmount('1.005', 'CNY')).toEqual({ ok: false });
    expect(parseAmount('1.5', 'JPY')).toEqual({ ok: false });
    expect(parseAmount('12a', 'CNY')).toEqual({ ok: false });
  });

  it('reads and writes an appointment in the shop’s zone', () => {
    const at = Date.UTC(2026, 10, 25, 2, 30);
    expect(inputText('instant', at, 'Asia/Shanghai', 'CNY')).toBe('2026-11-25T10:30');
    expect(parseInput('instant', '2026-11-25T10:30', 'Asia/Shanghai', 'CNY')).toEqual({
      ok: true,
      value: at,
    });
    expect(parseInput('date', '2026-02-30', 'Asia/Shanghai', 'CNY')).toEqual({ ok: false });
  });
});
