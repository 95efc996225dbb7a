import type { Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';

/** The record of a survey, on which plan and quote are founded (REP-02-SUR, REP-02-PLAN). */
export const surveyRecordTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text('Survey of job {job:number}', '勘察记录 {job:number}', '勘察記錄 {job:number}'),
    },
    {
      block: 'fields',
      title: text('Customer and visit', '客户与勘察', '客戶與勘察'),
      places: [
        'customer:name',
        'customer:phone',
        'customer:address',
        'fact:job.kind',
        'fact:problem',
        'fact:survey.at',
        'fact:surveyor',
        'fact:survey.class',
        'fact:survey.fee?',
      ],
    },
    {
      block: 'fields',
      title: text('Findings', '勘察结论', '勘察結論'),
      places: ['fact:survey.items', 'fact:survey.cause'],
    },
    {
      block: 'parts',
      parts: [
        {
          key: 'measured',
          label: text('Measures and tests', '测量与检测数据', '測量與檢測數據'),
          help: text(
            'Places and sizes; water pressure, damp, insulation, as measured.',
            '部位与尺寸；水压、含水率、绝缘等实测数据。',
            '部位與尺寸；水壓、含水率、絕緣等實測數據。',
          ),
        },
        {
          key: 'access',
          label: text('Access and what must be moved', '进场条件与需移动物品', '進場條件與需移動物品'),
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
