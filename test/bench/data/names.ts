// Plausible people and works; a search for two characters matches some of them.
const surnames = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
);
const input = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文斌宇浩凯欣怡子涵梓轩雨泽诗婷佳慧雪琳晨曦嘉豪思远俊峰海燕春梅立新红梅永强',
);
const english = [
  'Anna Keller',
  'James Wong',
  'Maria Silva',
  'Tom Becker',
  'Priya Nair',
  'Olivia Chan',
  'Lucas Meyer',
  'Emma Tan',
];
const works: Readonly<Record<string, readonly string[]>> = {
  renovation: [
    '旧房翻新',
    '二手房装修',
    '厨卫改造',
    '全屋装修',
    '防水翻新',
    'Kitchen and bath',
    'Flat refit',
  ],
  wedding: [
    '秋日婚礼',
    '草坪婚礼',
    '中式婚礼',
    '山海主题婚礼',
    '酒店婚宴',
    'Garden wedding',
    'Hotel wedding',
  ],
};
const streets = [
  '朝阳区安华里',
  '海淀区中关村南路',
  '东城区和平里',
  '西城区德胜门外',
  '丰台区方庄',
  '通州区梨园',
];

/** A small generator with a seed, so that each run has the same jobs. */
export const makeRandom = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(next() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  return { next, pick };
};

export type Random = ReturnType<typeof makeRandom>;

export const makeCustomer = ({ next, pick }: Random) => {
  const isEnglish = next() < 0.15;
  const name = isEnglish
    ? pick(english)
    : `${pick(surnames)}${pick(input)}${next() < 0.5 ? pick(input) : ''}`;
  return {
    name,
    phone: `13${Math.floor(next() * 1e9)
      .toString()
      .padStart(9, '0')}`,
    email: `customer-${Math.floor(next() * 1e9)}@example.com`,
    address: `${pick(streets)} ${1 + Math.floor(next() * 200)} 号`,
    locale: isEnglish ? 'en' : 'zh-Hans',
  };
};

export const makeTitle = ({ pick }: Random, flowKey: string, name: string): string =>
  `${name} ${pick(works[flowKey] ?? [flowKey])}`;
