import type { NewCatalogueItem } from '#contract/shop/catalogue';

const item = (
  code: string,
  name: string,
  [priceMinor, unit]: readonly [priceMinor: number, unit: string],
  more: Partial<NewCatalogueItem> = {},
): NewCatalogueItem => ({ code, name, unit, priceMinor, kind: 'work', ...more });

/** The price list of the demo: what a renovation and a wedding are quoted by. */
export const demoPrices: readonly NewCatalogueItem[] = [
  item('R-101', '拆除与清运 Demolition and removal', [4_500, 'm²'], { tags: ['decoration'] }),
  item('R-201', '水电改造 Plumbing and wiring', [13_000, 'm'], { tags: ['water-and-power'] }),
  item('R-301', '墙地砖铺贴 Tiling', [8_500, 'm²']),
  item('R-302', '防水 Waterproofing', [7_000, 'm²'], { tags: ['waterproofing'] }),
  item('R-401', '乳胶漆 Wall paint', [3_800, 'm²'], { tags: ['decoration'] }),
  item('R-901', '瓷砖 800×800 Tiles', [6_800, '片'], { kind: 'goods' }),
  item('W-101', '主持 Host', [380_000, '场']),
  item('W-102', '跟拍摄影 Photography', [420_000, '天'], { tags: ['camera'] }),
  item('W-201', '迎宾区花艺 Welcome flowers', [260_000, '组'], { kind: 'goods', tags: ['floral'] }),
];
