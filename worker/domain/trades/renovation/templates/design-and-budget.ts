import type { Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';

/** The sheet with which design drawings are handed to the customer (REN-03-DES). */
export const designTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text(
        'Design for {customer:name}, version {document:version}',
        '{customer:name}家装设计方案（第 {document:version} 版）',
        '{customer:name}家裝設計方案（第 {document:version} 版）',
      ),
    },
    {
      block: 'text',
      text: text(
        'The drawings below follow from the survey. Please look through them; your agreement, or what you wish to be changed, is recorded for this version.',
        '以下设计图依据现场勘察结果绘制，请您查阅。您的同意或修改意见将按本版本记录。',
        '以下設計圖依據現場勘察結果繪製，請您查閱。您的同意或修改意見將按本版本記錄。',
      ),
    },
    {
      block: 'fields',
      title: text('The home', '房屋情况', '房屋情況'),
      places: ['customer:address', 'fact:job.kind', 'fact:area', 'fact:designer', 'fact:needs'],
    },
    {
      block: 'parts',
      parts: [
        {
          key: 'idea',
          label: text('Idea of the design', '设计构思', '設計構思'),
          help: text(
            'Use of the rooms, style, light and colour.',
            '空间布局、风格、灯光与色彩。',
            '空間佈局、風格、燈光與色彩。',
          ),
        },
        {
          key: 'drawings',
          label: text('Drawings handed over', '图纸目录', '圖紙目錄'),
          help: text(
            'Each drawing with its number: plan, elevations, water, power, ceiling.',
            '逐张列明图号与图名：平面、立面、水路、电路、顶面。',
            '逐張列明圖號與圖名：平面、立面、水路、電路、頂面。',
          ),
        },
        {
          key: 'materials',
          label: text('Main materials', '主要材料', '主要材料'),
          help: text('Make, kind and where used.', '品牌、规格及使用部位。', '品牌、規格及使用部位。'),
          mayBeEmpty: true,
        },
      ],
    },
  ],
};

/** The budget: each line with its amount, and their sum (REN-03-DES). */
export const budgetTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text(
        'Budget for {customer:name}, version {document:version}',
        '{customer:name}家装工程预算（第 {document:version} 版）',
        '{customer:name}家裝工程預算（第 {document:version} 版）',
      ),
    },
    {
      block: 'fields',
      title: text('The home', '房屋情况', '房屋情況'),
      places: ['fact:job.kind', 'fact:area', 'document:date'],
    },
    { block: 'lines', title: text('Work and materials', '工程项目明细', '工程項目明細') },
    {
      block: 'text',
      text: text(
        'The amounts contain labour and materials as listed. Work that is not listed is offered as an addition and done after you have agreed to it in writing.',
        '以上金额包含所列项目的人工及材料费用。未列入的项目作为增项另行报价，经您书面同意后施工。',
        '以上金額包含所列項目的人工及材料費用。未列入的項目作為增項另行報價，經您書面同意後施工。',
      ),
    },
  ],
};
