import type { Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';

/** The tips that the customer acknowledges before work starts (REP-06-TIP). */
export const tipsTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text('Before our work begins', '施工前温馨提示', '施工前溫馨提示'),
    },
    {
      block: 'text',
      text: text(
        'Dear {customer:name}, our crew will soon work at {customer:address}. Before they come, please see to the following.',
        '{customer:name}您好，我方施工人员即将到{customer:address}施工。进场前请您留意以下事项。',
        '{customer:name}您好，我方施工人員即將到{customer:address}施工。進場前請您留意以下事項。',
      ),
    },
    {
      block: 'text',
      text: text(
        '1. Keep your valuables with you: cash, jewellery, watches, papers of worth.',
        '一、贵重物品请您自行保管好：现金、首饰、手表、证件等。',
        '一、貴重物品請您自行保管好：現金、首飾、手錶、證件等。',
      ),
    },
    {
      block: 'text',
      text: text(
        '2. Put valuable and fragile things near the work in a safe place.',
        '二、请将施工附近的贵重、易碎物品收纳至安全处。',
        '二、請將施工附近的貴重、易碎物品收納至安全處。',
      ),
    },
    {
      block: 'fields',
      title: text('The work', '施工内容', '施工內容'),
      places: ['job:number', 'fact:survey.items'],
    },
    {
      block: 'parts',
      parts: [
        {
          key: 'rooms',
          label: text('Rooms to clear', '需要清空的区域', '需要清空的區域'),
          mayBeEmpty: true,
        },
      ],
    },
  ],
};
