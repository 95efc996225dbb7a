import { describe, expect, it } from 'vitest';
import { instant, minuteMs } from '#domain/time/day';
import { dailyMessageKey, networkOf, triesOf } from '#domain/rights/sign-in-limits';
import { moment, shanghai } from '#test/kit/rules';

describe('tries of signing in', () => {
  const now = moment('2026-03-02', '09:10');
  const tries = (address: string, network: string, at = now) => triesOf({ address, network }, at);

  it('are counted by the hour, for an address however it is written and for a network', () => {
    expect(tries('Mei@Shop.test', '203.0.113.7')).toEqual(tries('mei@shop.test', '203.0.113.7'));
    expect(tries('mei@shop.test', '203.0.113.7', instant(now + 10 * minuteMs))).toEqual(
      tries('mei@shop.test', '203.0.113.7'),
    );
    expect(tries('mei@shop.test', '203.0.113.7', instant(now + 50 * minuteMs))).not.toEqual(
      tries('mei@shop.test', '203.0.113.7'),
    );
    for (const { until } of tries('a@b.c', '203.0.113.7')) expect(until).toBe(moment('2026-03-02', '10:00'));
  });

  it('from one subscriber’s addresses are of one network', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('2001:db8:0:12:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:0:12');
    expect(networkOf('2001:DB8::12:1:2:3:4')).toBe('2001:db8:0:12');
    expect(networkOf('2001:0db8:0000:0012::1')).toBe('2001:db8:0:12');
    expect(networkOf('::1')).toBe('0:0:0:0');
  });

  it('letters are counted by the shop’s day', () => {
    expect(dailyMessageKey(moment('2026-03-02', '23:59'), shanghai).name).toBe('letters 2026-03-02');
    expect(dailyMessageKey(moment('2026-03-03', '00:00'), shanghai).name).toBe('letters 2026-03-03');
  });
});
