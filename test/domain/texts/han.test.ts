import { describe, expect, test } from 'vitest';
import { foldText, variantsOf } from '#domain/texts/han/fold';
import { pinyinKey, strokesKey } from '#domain/texts/han/name-keys';
import { asSyllables, pinyinWords, soundsLike } from '#domain/texts/han/pinyin-words';
import { usualReading } from '#domain/texts/han/readings';
import { phoneDigits, searchDigits } from '#domain/texts/phone-digits';

const inOrder = (names: readonly string[], key: (name: string) => string) =>
  names.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));

describe('folding', () => {
  test.each([
    ['張國榮', '张国荣'],
    ['臺灣 後院', '台湾 后院'],
    ['ＡＢＣ　１２３', 'abc 123'],
    ['Ｊ－１０２６', 'j-1026'],
    ['Straße', 'straße'],
    ['张国荣', '张国荣'],
  ])('%s is compared as %s', (text, folded) => expect(foldText(text)).toBe(folded));

  test('knows what folds to a character', () => {
    expect(variantsOf('国')).toContain('國');
    expect(variantsOf('a')).toEqual(['ａ', 'Ａ']);
    expect(variantsOf('1')).toEqual(['１']);
  });
});

describe('pinyin', () => {
  test('every character of the GB 2312 and Big5 tables has a reading', () => {
    const bytes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
    const inTable = (name: string) => {
      const decoder = new TextDecoder(name);
      return bytes(0xa4, 0xf7).flatMap((high) =>
        bytes(0x40, 0xfe).map((low) => decoder.decode(Uint8Array.of(high, low))),
      );
    };
    const all = [...inTable('gb2312'), ...inTable('big5')].filter((item) => /^[一-龥]$/u.test(item));
    expect(new Set(all).size).toBeGreaterThan(15_000);
    expect(all.filter((item) => usualReading(item) === null).join('').length).toBeLessThan(25);
  });

  test('finds by initials, by syllables and from the middle', () => {
    const terms = pinyinWords('张国荣', true).split(' ');
    expect(terms).toEqual(expect.arrayContaining(['zhang', 'guo', 'rong', 'zgr', 'gr']));
    expect(pinyinWords('曾国藩', true)).toContain('zeng guo fan');
    expect(pinyinWords('重庆的婚礼')).toContain('chong qing de hun li');
    expect(pinyinWords('吕小姐', true).split(' ')).toEqual(expect.arrayContaining(['lv', 'lu']));
    expect(pinyinWords('Anna')).toBe('');
  });

  test('splits typed letters into syllables, the last of which may be unfinished', () => {
    expect(asSyllables('zhangguorong')).toContainEqual(['zhang', 'guo', 'rong']);
    expect(asSyllables('zhangguor')).toContainEqual(['zhang', 'guo', 'r']);
    expect(asSyllables('xian')).toContainEqual(['xi', 'an']);
    expect(asSyllables('kitchen')).toEqual([]);
  });

  test('finds the text that has a sound', () => {
    expect(['zgr', 'gr', 'zhangg', 'guorong'].map((item) => soundsLike('張國榮', item, true))).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    expect(soundsLike('张国荣', 'zr')).toBe(false);
  });
});

describe('the order of names', () => {
  test('by pinyin: sound, tone, character; Latin letters among them, numbers by value', () => {
    const sorted = [
      '安心',
      'Anna',
      '包玉刚',
      'Bob',
      '曾国藩',
      '单雄信',
      '丁一',
      '黎明',
      '李四',
      '里奥',
      'Zoe 2',
      'zoe 10',
    ];
    const names = (name: string) => pinyinKey(name, true);
    expect(inOrder(sorted.toReversed(), names)).toEqual([
      '安心',
      'Anna',
      '包玉刚',
      'Bob',
      '丁一',
      '黎明',
      '李四',
      '里奥',
      '单雄信',
      '曾国藩',
      'Zoe 2',
      'zoe 10',
    ]);
    expect(pinyinKey('張三')).toBe(pinyinKey('张三'));
    expect(pinyinKey('Room 007')).toBe(pinyinKey('ROOM　７'));
  });

  test('by strokes: Latin letters and numbers, then characters by their strokes', () => {
    const sorted = ['9 rooms', '10 rooms', 'anna', 'Bob', '丁一', '王五', '李四', '張三', '龍小姐'];
    expect(inOrder(sorted.toReversed(), strokesKey)).toEqual(sorted);
  });
});

describe('telephone numbers', () => {
  test.each([
    '138 0013 8000',
    '+86 138-0013-8000',
    '0086 13800138000',
    '８６１３８００１３８０００',
    '(+86)138.0013.8000',
  ])('%s is one number', (phone) => expect(phoneDigits(phone)).toBe('13800138000'));

  test('of a town have no zero, with or without the country', () => {
    expect(['021-6234 5678', '+86 21 6234 5678', '+86 (0)21 62345678'].map(phoneDigits)).toEqual([
      '2162345678',
      '2162345678',
      '2162345678',
    ]);
    expect(phoneDigits('8612 3456')).toBe('86123456');
    expect(searchDigits('8613800138')).toEqual(['8613800138', '13800138']);
    expect(searchDigits('0216234')).toEqual(['0216234', '216234']);
    expect(searchDigits('8000')).toEqual(['8000']);
    expect(searchDigits('0007')).toEqual(['0007']);
    expect(variantsOf(' ')).toEqual(['\u3000']);
  });
});
