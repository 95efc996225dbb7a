import type { Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';

/** The service sheet, with whose signature the work is finished (REP-04-SIGN). */
export const serviceSheetTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text('Service sheet no. {job:number}', '服务单 {job:number}', '服務單 {job:number}'),
    },
    {
      block: 'fields',
      title: text('Customer and work', '客户与服务', '客戶與服務'),
      places: [
        'customer:name',
        'customer:phone',
        'customer:address',
        'fact:job.kind',
        'fact:start.on',
        'document:date',
      ],
    },
    { block: 'lines', title: text('Work done', '完成项目', '完成項目') },
    { block: 'extras', title: text('Additions', '增加项目', '增加項目') },
    {
      block: 'parts',
      parts: [
        {
          key: 'tested',
          label: text('Tested with the customer', '与客户共同检测结果', '與客戶共同檢測結果'),
          help: text(
            'Flooding test, pressure test, power on: each with its result.',
            '闭水、打压、通电等逐项写明结果。',
            '閉水、打壓、通電等逐項寫明結果。',
          ),
        },
        {
          key: 'remarks',
          label: text('Remarks of the customer', '客户意见', '客戶意見'),
          mayBeEmpty: true,
        },
      ],
    },
    {
      block: 'text',
      text: text(
        'I have seen the work. All lines are done, and the place is clean.',
        '以上项目均已完成，现场已清理，本人验收无误。',
        '以上項目均已完成，現場已清理，本人驗收無誤。',
      ),
    },
    {
      block: 'signatures',
      parties: [
        { party: 'customer', label: text('Customer', '客户（签字）', '客戶（簽字）') },
        { party: 'shop', label: text('Contractor', '服务单位（盖章）', '服務單位（蓋章）') },
      ],
    },
  ],
};

/** The warranty certificate, line by line (REP-05-WAR, REP-05-WTR). */
export const certificateTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text(
        'Warranty certificate no. {job:number}',
        '房屋维修保修单 {job:number}',
        '房屋維修保修單 {job:number}',
      ),
    },
    {
      block: 'text',
      text: text(
        '{shop:name} warrants the work done for {customer:name} at {customer:address}, line by line.',
        '{shop:name}对{customer:name}位于{customer:address}的下列服务项目逐项提供保修。',
        '{shop:name}對{customer:name}位於{customer:address}的下列服務項目逐項提供保修。',
      ),
    },
    {
      block: 'fields',
      title: text('The work', '服务情况', '服務情況'),
      places: ['customer:phone', 'fact:job.kind', 'fact:start.on', 'document:date'],
    },
    { block: 'warranties', title: text('Periods by line', '各项目保修期限', '各項目保修期限') },
    {
      block: 'text',
      text: text(
        'Within these periods faults of our work or our materials are mended free of charge. The first and the last day are covered. Please call us when you find a fault.',
        '保修期内（含首日与末日），因施工或我方材料造成的质量问题，由我方免费维修。如发现问题，请来电报修。',
        '保修期內（含首日與末日），因施工或我方材料造成的質量問題，由我方免費維修。如發現問題，請來電報修。',
      ),
    },
    {
      block: 'text',
      text: text(
        'Not covered: repair of aluminium-plastic pipes, damage by misuse or by work of others, materials that the customer supplied, and normal wear.',
        '下列情况不在保修范围内：铝塑管维修、使用不当或他人施工造成的损坏、客户自购材料的质量问题、正常磨损。',
        '下列情況不在保修範圍內：鋁塑管維修、使用不當或他人施工造成的損壞、客戶自購材料的質量問題、正常磨損。',
      ),
    },
  ],
};
