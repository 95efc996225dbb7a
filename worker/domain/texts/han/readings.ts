import { foldCharacter } from '#domain/texts/han/fold';
import { pinyinTable } from '#domain/texts/han/pinyin-table';

/** A character's pinyin: a syllable such as `zhang`, and its tone, 1 to 5. */
export interface Reading {
  readonly syllable: string;
  readonly tone: string;
}

/** Readings of family names that differ from the character's usual one. */
const ofSurnames =
  'bi4 秘 chong2 种 ge3 盖葛 hua4 华 ji3 纪 miao4 缪 ning4 宁 ou1 区 piao2 朴 qin2 覃 qiu2 仇 ren2 任 shan4 单 shao4 召 she4 折 xian3 洗冼 xie4 解 yan1 燕 ying1 应 yue4 乐 yun4 员 zeng1 曾 zha1 查 zhai2 翟 zhu4 祝';

/** Second readings of characters with two common ones; a search finds both. */
const ofWords =
  'bo2 薄 chao2 朝 cheng2 盛 chong2 重 di4 地 du1 都 ge3 盖 hang2 行 he4 和 hua4 华 huan2 还 jiang4 降 jiao4 觉 jue2 角 ke2 壳 lao4 落 le4 乐 mei2 没 ou1 区 piao2 朴 qiu2 仇 se4 色 sha4 厦 shan4 单 shen1 参 shi2 石 tan2 弹 tiao2 调 xie4 解 yue4 乐 zang4 藏 zeng1 曾 zha1 查 zhai2 翟 zhan1 占 zhang3 长 zhuan4 传 zuo4 作';

const readingOf = (text: string): Reading => ({ syllable: text.slice(0, -1), tone: text.slice(-1) });

const listed = (text: string): ReadonlyMap<string, Reading> => {
  const parts = text.split(' ');
  return new Map(
    parts.flatMap((part, at) =>
      at % 2 === 0 ? Array.from(parts[at + 1] ?? '', (item) => [item, readingOf(part)] as const) : [],
    ),
  );
};

let known: ReadonlyMap<string, Reading> | null = null;
let syllables: ReadonlySet<string> | null = null;

/** The whole table, built lazily. */
const readings = (): ReadonlyMap<string, Reading> => {
  known ??= new Map(
    pinyinTable.split(/\s/u).flatMap((entry) => {
      const [syllable = ''] = /^[a-z]+/u.exec(entry) ?? [];
      return [...entry.slice(syllable.length).matchAll(/(\d)(\D+)/gu)].flatMap(
        ([, tone = '', characters = '']) =>
          Array.from(characters, (item) => [item, { syllable, tone }] as const),
      );
    }),
  );
  return known;
};

const surnames = listed(ofSurnames);
const seconds = listed(ofWords);

/** The usual reading of a character, or its reading as a family name; null for other characters. */
export const usualReading = (character: string, isSurname = false): Reading | null => {
  const folded = foldCharacter(character);
  return (isSurname ? surnames.get(folded) : undefined) ?? readings().get(folded) ?? null;
};

/** The second common reading of a character; null without one. */
export const secondReading = (character: string): Reading | null =>
  seconds.get(foldCharacter(character)) ?? null;

/** All syllables, without tones. */
export const allSyllables = (): ReadonlySet<string> => {
  syllables ??= new Set(pinyinTable.split(/\s/u).map((entry) => /^[a-z]+/u.exec(entry)?.[0] ?? ''));
  return syllables;
};
