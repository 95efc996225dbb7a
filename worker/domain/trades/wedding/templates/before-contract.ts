import type { Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';
import {
  coupleAndDay,
  facts,
  optionalPart,
  paragraph,
  part,
  parts,
  template,
  values,
} from '#domain/trades/wedding/templates/blocks';

/** The first design and plan: form, atmosphere and tone of the wedding, and how it could be held (WED-01-PLAN). */
export const firstPlan: Template = template(
  coupleAndDay,
  facts(text('What the couple want', '新人的设想', '新人的設想'), 'hotel.type', 'form', 'atmosphere', 'tone'),
  parts(
    part(
      'design',
      text('First design', '初步设计', '初步設計'),
      text(
        'How the hall, the stage and the tables could look',
        '宴会厅、舞台与餐桌的整体效果',
        '宴會廳、舞臺與餐桌的整體效果',
      ),
    ),
    part(
      'plan',
      text('First plan', '初步计划', '初步計劃'),
      text(
        'How the day could go, and what is prepared until when',
        '当天如何进行，各项筹备何时完成',
        '當天如何進行，各項籌備何時完成',
      ),
    ),
    optionalPart(
      'advice',
      text('Our advice', '专业建议', '專業建議'),
      text('For this hotel and this number of guests', '针对该酒店与宾客人数', '針對該酒店與賓客人數'),
    ),
  ),
);

/** The draft plan with its four parts, discussed with the couple (WED-02-DRAFT). */
export const draftPlan: Template = template(
  coupleAndDay,
  facts(text('Theme', '婚礼主题', '婚禮主題'), 'theme', 'idea'),
  parts(
    part(
      'flow',
      text('Flow of the day', '婚礼流程', '婚禮流程'),
      text(
        'From the fetching of the bride to the send-off of the guests',
        '从迎亲到送客的各个环节',
        '從迎親到送客的各個環節',
      ),
    ),
    part(
      'floral',
      text('Floral design', '花艺装饰', '花藝裝飾'),
      text(
        'Arch, aisle, tables, bouquet: flowers and amounts',
        '花门、路引、桌花、手捧花：花材与数量',
        '花門、路引、桌花、手捧花：花材與數量',
      ),
    ),
    part(
      'lighting',
      text('Lighting rig', '灯光架构', '燈光架構'),
      text(
        'Trusses, fixtures, power, and the cues of the ceremony',
        '桁架、灯具、用电及仪式灯光点位',
        '桁架、燈具、用電及儀式燈光點位',
      ),
    ),
    part(
      'colours',
      text('Colours', '色彩搭配', '色彩搭配'),
      text('Main colour, accents, fabrics', '主色、点缀色与布幔', '主色、點綴色與布幔'),
    ),
  ),
);

/** The design budget, line by line (WED-02-BUDGET). */
export const budget: Template = template(
  values(
    text('Budget for', '预算对象', '預算對象'),
    'customer:name',
    'fact:hotel',
    'fact:size',
    'document:date',
    'document:version',
  ),
  { block: 'lines', title: text('Items', '预算明细', '預算明細') },
  paragraph(
    'The prices hold for the day, the hotel and the number of guests above. What is added or left out after signing is agreed in a change order.',
    '以上价格以所列酒店与宾客人数为准。签约后如有增减，双方另行确认增减项。',
    '以上價格以所列酒店與賓客人數為準。簽約後如有增減，雙方另行確認增減項。',
  ),
  parts(
    optionalPart(
      'remarks',
      text('Remarks', '备注', '備註'),
      text(
        'What is included, what the hotel gives, what is open',
        '已含内容、酒店提供的项目及待定事项',
        '已含內容、酒店提供的項目及待定事項',
      ),
    ),
  ),
);
