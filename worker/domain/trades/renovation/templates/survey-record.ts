import type { Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';

/** The record of a survey: who was there, what stands in the home, what was asked for and what was advised (REN-02-LOG). */
export const surveyRecordTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text('Survey of job {job:number}', '勘察记录 {job:number}', '勘察記錄 {job:number}'),
    },
    {
      block: 'text',
      text: text(
        'Surveyor and designer of {shop:name} visited {customer:name} at {customer:address}, looked at the home together with the customer, and talked about the work.',
        '{shop:name}的勘察师与设计师上门拜访{customer:name}，在{customer:address}与客户共同查看房屋，并就装修事宜进行了商谈。',
        '{shop:name}的勘察師與設計師上門拜訪{customer:name}，在{customer:address}與客戶共同查看房屋，並就裝修事宜進行了商談。',
      ),
    },
    {
      block: 'fields',
      title: text('The home and the visit', '房屋与勘察', '房屋與勘察'),
      places: [
        'customer:phone',
        'fact:job.kind',
        'fact:area',
        'fact:survey.at',
        'fact:surveyor',
        'fact:designer',
        'fact:survey.class',
        'fact:survey.zone',
        'fact:survey.fee?',
      ],
    },
    {
      block: 'fields',
      title: text('The talk', '商谈情况', '商談情況'),
      places: ['fact:needs', 'fact:suggestions'],
    },
    {
      block: 'parts',
      parts: [
        {
          key: 'measured',
          label: text('Rooms as measured', '各房间实测尺寸', '各房間實測尺寸'),
          help: text(
            'Length, width and height of each room; doors and windows.',
            '逐间写明长、宽、净高，门窗洞口尺寸。',
            '逐間寫明長、寬、淨高，門窗洞口尺寸。',
          ),
        },
        {
          key: 'condition',
          label: text('Condition of the home', '房屋现状', '房屋現狀'),
          help: text(
            'Walls, floors, water, power, damp; load-bearing walls that stay.',
            '墙面、地面、水路、电路、渗漏情况，以及不得拆改的承重结构。',
            '牆面、地面、水路、電路、滲漏情況，以及不得拆改的承重結構。',
          ),
        },
        {
          key: 'agreed',
          label: text('Agreed in the talk', '商谈约定', '商談約定'),
          help: text('What comes next, and by when.', '下一步安排及时间。', '下一步安排及時間。'),
          mayBeEmpty: true,
        },
      ],
    },
    {
      block: 'text',
      text: text(
        'Filed on {document:date}. The photos of the survey are kept with the job.',
        '存档日期：{document:date}。勘察照片随项目存档。',
        '存檔日期：{document:date}。勘察照片隨項目存檔。',
      ),
    },
  ],
};
