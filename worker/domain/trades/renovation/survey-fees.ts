import type { Item, MilestonePlan } from '#domain/flow/flow';
import type { FeeTable } from '#domain/rules/fee-table';
import { text } from '#domain/texts/text';

const inCity = ['inside-second-ring', 'outside-second-ring'];

/** The survey fee by class and zone (FEE-01..05); outside the city staff enter the agreed amount. */
const surveyFees: FeeTable = {
  fees: [
    {
      when: {
        all: [
          { fact: 'survey.class', is: 'ordinary' },
          { fact: 'survey.zone', is: inCity },
        ],
      },
      amountMinor: 0,
      label: text('Ordinary survey in the city: free', '市内普通勘察：免费', '市內普通勘察：免費'),
      source: ['FEE-01', 'FEE-02'],
    },
    {
      when: {
        all: [
          { fact: 'survey.class', is: 'ordinary' },
          { fact: 'survey.zone', is: 'outside-city' },
        ],
      },
      amountMinor: null,
      label: text(
        'Ordinary survey outside the city: to be agreed',
        '市外普通勘察：双方商定',
        '市外普通勘察：雙方商定',
      ),
      source: ['FEE-02'],
    },
    {
      when: {
        all: [
          { fact: 'survey.class', is: 'utility' },
          { fact: 'survey.zone', is: 'inside-second-ring' },
        ],
      },
      amountMinor: 20_000,
      label: text(
        'Water and power survey inside the second ring: 200 yuan',
        '二环内水电勘察：200 元',
        '二環內水電勘察：200 元',
      ),
      source: ['FEE-03'],
    },
    {
      when: {
        all: [
          { fact: 'survey.class', is: 'utility' },
          { fact: 'survey.zone', is: 'outside-second-ring' },
        ],
      },
      amountMinor: 30_000,
      label: text(
        'Water and power survey in the city outside the second ring: 300 yuan',
        '二环外市内水电勘察：300 元',
        '二環外市內水電勘察：300 元',
      ),
      source: ['FEE-04'],
    },
    {
      when: {
        all: [
          { fact: 'survey.class', is: 'utility' },
          { fact: 'survey.zone', is: 'outside-city' },
        ],
      },
      amountMinor: null,
      label: text(
        'Water and power survey outside the city: to be agreed',
        '市外水电勘察：双方商定',
        '市外水電勘察：雙方商定',
      ),
      source: ['FEE-05'],
    },
  ],
};

/** The fields that decide a survey fee, in the given stage of a trade with surveys on site. */
export const surveyFeeItems = (stage: string): readonly Item[] => [
  {
    item: 'field',
    key: 'survey.class',
    label: text('Kind of survey', '勘察类别', '勘察類別'),
    kind: 'choice',
    choices: [
      { key: 'ordinary', label: text('Ordinary', '普通', '普通') },
      {
        key: 'utility',
        label: text('Water and power fault, with equipment', '水电故障，需带设备', '水電故障，需帶設備'),
      },
    ],
    stage,
    isRequired: true,
    source: ['FEE-02', 'FEE-03'],
  },
  {
    item: 'field',
    key: 'survey.zone',
    label: text('Survey area', '勘察区域', '勘察區域'),
    kind: 'choice',
    choices: [
      { key: 'inside-second-ring', label: text('Inside the second ring', '二环以内', '二環以內') },
      {
        key: 'outside-second-ring',
        label: text('In the city, outside the second ring', '二环以外市内', '二環以外市內'),
      },
      { key: 'outside-city', label: text('Outside the city', '市外', '市外') },
    ],
    stage,
    isRequired: true,
    source: ['FEE-02', 'FEE-03', 'FEE-04', 'FEE-05'],
  },
  {
    item: 'field',
    key: 'survey.fee',
    label: text('Survey fee', '勘察费', '勘察費'),
    kind: 'money',
    min: 0,
    suggests: surveyFees,
    stage,
    isRequired: true,
    source: ['FEE-01', 'FEE-02', 'FEE-03', 'FEE-04', 'FEE-05'],
  },
  {
    item: 'field',
    key: 'survey.fee-note',
    label: text('What was agreed about the survey fee', '勘察费商定说明', '勘察費商定說明'),
    kind: 'text',
    stage,
    isRequired: true,
    when: { fact: 'survey.zone', is: 'outside-city' },
    source: ['FEE-02', 'FEE-05'],
  },
];

/** The survey fee: due on the day of the survey, outside the contract total, not credited to the job (Q8). */
export const surveyFeeMilestone: MilestonePlan = {
  key: 'survey-fee',
  label: text('Survey fee', '勘察费', '勘察費'),
  kind: 'fee',
  amount: { field: 'survey.fee' },
  due: { anchor: { fact: 'survey.at' } },
  isWithinContract: false,
  source: ['FEE-01', 'FEE-02', 'FEE-03', 'FEE-04', 'FEE-05'],
};
