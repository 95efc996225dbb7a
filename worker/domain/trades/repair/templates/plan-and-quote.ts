import type { Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';

/** The service plan, drawn from the survey record (REP-02-PLAN). */
export const servicePlanTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text(
        'Service plan for {customer:name}, version {document:version}',
        '{customer:name}服务方案（第 {document:version} 版）',
        '{customer:name}服務方案（第 {document:version} 版）',
      ),
    },
    {
      block: 'fields',
      title: text('What the survey found', '勘察依据', '勘察依據'),
      places: [
        'customer:address',
        'fact:job.kind',
        'fact:survey.at',
        'fact:surveyor',
        'fact:survey.items',
        'fact:survey.cause',
        'document:attached',
      ],
    },
    {
      block: 'parts',
      parts: [
        {
          key: 'method',
          label: text('How the work is done', '施工方法与步骤', '施工方法與步驟'),
          help: text(
            'Each item in order: what is removed, mended, tested.',
            '逐项写明拆除、修复、检测的步骤。',
            '逐項寫明拆除、修復、檢測的步驟。',
          ),
        },
        {
          key: 'materials',
          label: text('Materials', '所用材料', '所用材料'),
          help: text('Make, kind and amount.', '品牌、规格与用量。', '品牌、規格與用量。'),
        },
        {
          key: 'duration',
          label: text('Days of work', '工期', '工期'),
          help: text(
            'Days of work, drying times, when water or power is off.',
            '施工天数、养护时间、停水停电时段。',
            '施工天數、養護時間、停水停電時段。',
          ),
        },
        {
          key: 'test',
          label: text('How the result is tested', '验收标准与检测', '驗收標準與檢測'),
          help: text(
            'Flooding test, pressure test, measured values.',
            '闭水试验、打压试验等及合格标准。',
            '閉水試驗、打壓試驗等及合格標準。',
          ),
        },
        {
          key: 'protection',
          label: text('Protection of the home', '成品保护', '成品保護'),
          mayBeEmpty: true,
        },
      ],
    },
  ],
};

/** The quote, line by line; it goes out by e-mail and is told by phone (REP-02-QUO). */
export const quoteTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text(
        'Quote for {customer:name}, version {document:version}',
        '{customer:name}预算报价（第 {document:version} 版）',
        '{customer:name}預算報價（第 {document:version} 版）',
      ),
    },
    {
      block: 'text',
      text: text(
        'Dear {customer:name}, this is our quote for the work at {customer:address}. It follows our service plan, version {document:attached}.',
        '{customer:name}您好，以下是{customer:address}维修服务的预算报价，依据我方服务方案第 {document:attached} 版编制。',
        '{customer:name}您好，以下是{customer:address}維修服務的預算報價，依據我方服務方案第 {document:attached} 版編制。',
      ),
    },
    {
      block: 'fields',
      title: text('The work', '服务内容', '服務內容'),
      places: ['fact:job.kind', 'fact:survey.items', 'document:date'],
    },
    { block: 'lines', title: text('Labour and materials', '人工与材料明细', '人工與材料明細') },
    {
      block: 'text',
      text: text(
        '80 % are paid when the contract is signed, 20 % when you have signed the service sheet. Work that is not listed is offered as an addition and done after you have agreed to it.',
        '签订合同时支付 80%，完工并在服务单上签字后支付 20%。未列入的项目另行报价，经您同意后施工。',
        '簽訂合同時支付 80%，完工並在服務單上簽字後支付 20%。未列入的項目另行報價，經您同意後施工。',
      ),
    },
    {
      block: 'parts',
      parts: [
        {
          key: 'remarks',
          label: text('Remarks', '备注', '備註'),
          help: text('What is included, what is open.', '包含内容与待定事项。', '包含內容與待定事項。'),
          mayBeEmpty: true,
        },
      ],
    },
  ],
};
