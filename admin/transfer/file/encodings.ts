/** The supported encodings of text files, with TextDecoder's names. */
export const encodings = ['utf-8', 'gb18030', 'big5', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

export type Encoding = (typeof encodings)[number];

const marks: readonly (readonly [encoding: Encoding, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding that a byte order mark names; null without one. */
const markedEncoding = (bytes: Uint8Array): Encoding | null =>
  marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0] ?? null;

/** The text in an encoding, without its mark; null when the bytes are not valid in it. */
export const decodeAs = (bytes: Uint8Array, encoding: Encoding): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Characters that are frequent in Chinese texts and in headers of lists, simplified and traditional. */
const frequent = new Set(
  `的一是不了在人有我他这個个們们中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于着下自之年过過发發后後作里用道行所然家种種事成方多经經么去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想实實日者意无無此此高月点點长長最间間表化通公司工电電话話手机機号號码碼姓名客户戶地址金额額合同约約总總价價单單编編期备備注註标標题題项項目元万萬区區路街楼樓室市省县縣镇鎮店负責责人阶阶段段订訂款余餘付收已未王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鐘崔谭譚陆陸汪范廖石金韦韋贾賈夏方白邹鄒孟熊秦邱江尹薛阎閻侯龙龍史陶黎贺賀顾顧毛郝龚龔邵钱錢严嚴覃武戴莫孔向汤湯装裝修婚礼禮设設计計测測量验驗保水泥厨廚房卫衛浴花园園新旧舊东東西南北`,
);

const han = /\p{Script=Han}/u;

/**
 * The share of a text's Chinese characters that are frequent ones, 0 to 1; rare characters indicate a wrong
 * encoding.
 */
const likeness = (text: string): number => {
  let all = 0;
  let known = 0;
  for (const character of text) {
    // Private use characters and half-width kana are typical of a wrong encoding.
    if (/[\p{Co}\uff61-\uff9f]/u.test(character)) all += 1;
    else if (han.test(character)) {
      all += 1;
      if (frequent.has(character)) known += 1;
    }
  }
  return all === 0 ? 0 : known / all;
};

/** Non-ASCII characters of Western European texts; other Windows-1252 characters are typical of a wrong encoding. */
const western = new Set('äöüßÄÖÜéèêëÉÈÊáàâãåæÁÀÂÅÆçÇñÑíìîïÍóòôõøœÓÔØŒúùûÚÛýšžŠŽ’‘“”„–—…€£°');

/**
 * Longest run of non-ASCII letters in a Western word: `Größe`. A Chinese character has two bytes, so its runs
 * are longer.
 */
const westernRunMax = 2;

/** The share of non-ASCII characters that are Western letters within words, 0 to 1. */
const westernLikeness = (text: string): number => {
  let all = 0;
  let known = 0;
  for (const { 0: run, index } of text.matchAll(/[^\0-\x7f]+/g)) {
    all += run.length;
    const isInWord = /[a-z]/i.test(`${text[index - 1] ?? ''}${text[index + run.length] ?? ''}`);
    const isOne = run.length <= westernRunMax && Array.from(run).every((letter) => western.has(letter));
    if (isOne && (isInWord || /^[€£°“”„–—…]+$/.test(run))) known += run.length;
  }
  return all === 0 ? 0 : known / all;
};

/** Below this share a decoding as Windows-1252, which accepts any bytes, is not trusted. */
const westernMin = 0.6;

/** Bytes of a file that the guess examines. */
const lookedAt = 20_000;

/**
 * UTF-16 without a byte order mark: each ASCII character, at least a line break, has a zero byte, always on
 * the same side.
 */
const unmarkedUtf16 = (bytes: Uint8Array): Encoding | null => {
  const head = bytes.subarray(0, lookedAt);
  if (bytes.length % 2 !== 0 || !head.includes(0)) return null;
  const fits = (['utf-16le', 'utf-16be'] as const).filter((encoding) => {
    const text = decodeAs(bytes, encoding)?.slice(0, lookedAt);
    return text !== undefined && !/(?![\t\r\n])\p{Cc}|[\p{Co}\p{Cn}]/u.test(text) && /[\t\r\n,;|]/.test(text);
  });
  const [fit] = fits;
  return fits.length === 1 && fit !== undefined ? fit : null;
};

/**
 * The encoding of a text file: by its byte order mark, else UTF-16 or UTF-8 if the bytes are valid in it,
 * else the most text-like of GB 18030 (GBK), Big5 and Windows-1252. Null when none is plausible.
 */
export const guessEncoding = (bytes: Uint8Array): Encoding | null => {
  const marked = markedEncoding(bytes);
  if (marked !== null && decodeAs(bytes, marked) !== null) return marked;
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return wide;
  if (decodeAs(bytes, 'utf-8') !== null) return 'utf-8';
  const readings = (['gb18030', 'big5'] as const).flatMap((encoding) => {
    const text = decodeAs(bytes, encoding);
    return text === null ? [] : [{ encoding, likeness: likeness(text.slice(0, lookedAt)) }];
  });
  const [chinese] = readings.toSorted((a, b) => b.likeness - a.likeness);
  const latin = westernLikeness((decodeAs(bytes, 'windows-1252') ?? '').slice(0, lookedAt));
  const isWestern = latin >= westernMin && latin > (chinese?.likeness ?? 0);
  return isWestern ? 'windows-1252' : (chinese?.encoding ?? null);
};
