import type { Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';

const parties = [
  { party: 'customer', label: text('Customer', '客户（签字）', '客戶（簽字）') },
  { party: 'shop', label: text('Contractor', '施工单位（盖章）', '施工單位（蓋章）') },
] as const;

/** The record that the work has passed its acceptance (REN-05-ACC). */
export const acceptanceTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text('Acceptance of job {job:number}', '竣工验收记录 {job:number}', '竣工驗收記錄 {job:number}'),
    },
    {
      block: 'text',
      text: text(
        '{customer:name} and {shop:name} inspected the work at {customer:address} together and found it complete and in order.',
        '{customer:name}与{shop:name}对{customer:address}的装修工程共同进行了验收，工程已按合同完工，验收合格。',
        '{customer:name}與{shop:name}對{customer:address}的裝修工程共同進行了驗收，工程已按合同完工，驗收合格。',
      ),
    },
    {
      block: 'fields',
      title: text('The work', '工程情况', '工程情況'),
      places: [
        'fact:job.kind',
        'fact:area',
        'fact:start.on?',
        'fact:acceptance.on',
        'fact:acceptance.result',
        'fact:acceptance.defects?',
      ],
    },
    {
      block: 'parts',
      parts: [
        {
          key: 'inspected',
          label: text('What was inspected', '验收项目及结论', '驗收項目及結論'),
          help: text(
            'Water, power, waterproofing, tiles, carpentry, paint: each with its finding.',
            '水路、电路、防水、瓦工、木工、油漆：逐项写明结论。',
            '水路、電路、防水、瓦工、木工、油漆：逐項寫明結論。',
          ),
        },
        {
          key: 'handed-over',
          label: text('Handed over', '移交物品', '移交物品'),
          help: text('Keys, manuals, as-built drawings.', '钥匙、说明书、竣工图。', '鑰匙、說明書、竣工圖。'),
          mayBeEmpty: true,
        },
      ],
    },
    { block: 'signatures', parties },
  ],
};

/** The warranty certificate with its periods (REN-05-CERT, REN-06-WAR). */
export const certificateTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text(
        'Warranty certificate no. {job:number}',
        '家装工程保修单 {job:number}',
        '家裝工程保修單 {job:number}',
      ),
    },
    {
      block: 'text',
      text: text(
        '{shop:name} warrants the work done for {customer:name} at {customer:address}.',
        '{shop:name}对{customer:name}位于{customer:address}的装修工程提供保修。',
        '{shop:name}對{customer:name}位於{customer:address}的裝修工程提供保修。',
      ),
    },
    {
      block: 'fields',
      title: text('The work', '工程情况', '工程情況'),
      places: ['customer:phone', 'fact:job.kind', 'fact:area', 'fact:acceptance.on', 'document:date'],
    },
    { block: 'warranties', title: text('Periods', '保修期限', '保修期限') },
    {
      block: 'text',
      text: text(
        'Within these periods faults of our work or our materials are mended free of charge. Please call us when you find one.',
        '保修期内，因施工或我方所供材料造成的质量问题，由我方免费维修。如发现问题，请来电报修。',
        '保修期內，因施工或我方所供材料造成的質量問題，由我方免費維修。如發現問題，請來電報修。',
      ),
    },
    {
      block: 'text',
      text: text(
        'Not covered: damage by misuse or by work of others, materials that the customer supplied, and normal wear.',
        '下列情况不在保修范围内：使用不当或他人施工造成的损坏、客户自购材料的质量问题、正常磨损。',
        '下列情況不在保修範圍內：使用不當或他人施工造成的損壞、客戶自購材料的質量問題、正常磨損。',
      ),
    },
    {
      block: 'parts',
      parts: [
        {
          key: 'notes',
          label: text('Notes on use and care', '使用与保养提示', '使用與保養提示'),
          mayBeEmpty: true,
        },
      ],
    },
    { block: 'signatures', parties },
  ],
};
