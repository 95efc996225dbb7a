import type { DocumentItem, FieldItem, Flow, Item } from '#domain/flow/flow';
import { text } from '#domain/texts/text';

const source = ['TST-01'];
const label = (en: string, hans: string, hant: string) => text(en, hans, hant);
const base = { stage: 'talk', source } as const;

const field = (
  key: string,
  kind: FieldItem['kind'],
  words: FieldItem['label'],
  more: Partial<FieldItem> = {},
): FieldItem => ({ ...base, item: 'field', key, kind, label: words, ...more });

/** A contract with each kind of block: its lines, entries, crew, plan, warranties, written parts and signatures. */
const contract: DocumentItem = {
  ...base,
  item: 'document',
  key: 'contract',
  label: label('Home contract', '家装合同', '家裝合約'),
  states: ['filed', 'delivered', 'agreed', 'signed'],
  isReturnable: true,
  isRequired: true,
  deliverBy: [
    { key: 'by-mail', label: label('By e-mail', '电子邮件', '電子郵件'), through: 'email' },
    { key: 'by-hand', label: label('By hand', '当面', '當面') },
  ],
  template: {
    blocks: [
      {
        block: 'heading',
        text: label('Contract no. {job:number}', '合同编号 {job:number}', '合約編號 {job:number}'),
      },
      {
        block: 'text',
        text: label(
          '{customer:name} orders the work at {customer:address} from {shop:name} for {job:total}.',
          '{customer:name}委托{shop:name}在{customer:address}施工，总价{job:total}。',
          '{customer:name}委託{shop:name}在{customer:address}施工，總價{job:total}。',
        ),
      },
      {
        block: 'fields',
        title: label('Site', '现场', '現場'),
        places: [
          'fact:area',
          'fact:rooms',
          'fact:survey.at',
          'fact:style',
          'fact:designer?',
          'fact:keys?',
          'document:date',
        ],
      },
      {
        block: 'parts',
        parts: [
          { key: 'scope', label: label('Scope of work', '施工范围', '施工範圍') },
          { key: 'remarks', label: label('Remarks', '备注', '備註'), mayBeEmpty: true },
        ],
      },
      { block: 'lines', title: label('Budget', '预算', '預算') },
      {
        block: 'list',
        list: 'visits',
        columns: ['visit.topic', 'visit.on'],
        title: label('Visits', '来访', '來訪'),
        mayBeEmpty: true,
      },
      { block: 'crew', roles: ['mason'], title: label('Crew', '人员', '人員') },
      { block: 'milestones', title: label('Payments', '付款', '付款') },
      { block: 'warranties', title: label('Warranty', '保修', '保修'), mayBeEmpty: true },
      {
        block: 'signatures',
        parties: [
          { party: 'customer', label: label('Customer', '甲方', '甲方') },
          { party: 'shop', label: label('Shop', '乙方', '乙方') },
        ],
      },
    ],
  },
};

const items: readonly Item[] = [
  field('area', 'number', label('Area', '面积', '面積'), { unit: label('m²', '平方米', '平方公尺') }),
  field('rooms', 'choices', label('Rooms', '房间', '房間'), {
    choices: [
      { key: 'kitchen', label: label('Kitchen', '厨房', '廚房') },
      { key: 'bath', label: label('Bath', '卫生间', '衛浴') },
    ],
  }),
  field('survey.at', 'instant', label('Survey', '勘察时间', '勘察時間')),
  field('style', 'text', label('Style', '风格', '風格')),
  field('designer', 'staff', label('Designer', '设计师', '設計師')),
  { ...base, item: 'check', key: 'keys', label: label('Keys handed over', '已交钥匙', '已交鑰匙') },
  field('other', 'text', label('Other', '其他', '其他')),
  { ...base, item: 'list', key: 'visits', label: label('Visits', '来访', '來訪'), title: 'visit.topic' },
  field('visit.topic', 'text', label('Topic', '事由', '事由'), { of: 'visits' }),
  field('visit.on', 'date', label('Day', '日期', '日期'), { of: 'visits' }),
  {
    ...base,
    item: 'document',
    key: 'letter',
    label: label('Letter', '信函', '信函'),
    states: ['filed', 'signed'],
    statesBy: { signed: [{ role: 'owner' }] },
    template: {
      blocks: [
        {
          block: 'text',
          text: label('Thanks, {customer:name}.', '感谢{customer:name}。', '感謝{customer:name}。'),
        },
      ],
    },
  },
  contract,
];

/** A trade of no shop, whose documents use each block of a template. */
export const documentsFlow: Flow = {
  key: 'documents-trade',
  version: 1,
  label: label('Papers trade', '文件行业', '文件行業'),
  stages: [
    {
      key: 'talk',
      label: label('Talk', '商谈', '商談'),
      source,
      leaveWhen: [
        {
          condition: { fresh: 'contract' },
          label: label('Contract as agreed', '合同与现况一致', '合約與現況一致'),
          source,
        },
        {
          condition: { not: { fact: 'contract.rounds', atLeast: 4 } },
          label: label('At most three rounds', '最多三轮', '最多三輪'),
          source,
        },
      ],
    },
    { key: 'work', label: label('Work', '施工', '施工'), source },
    { key: 'done', label: label('Done', '完工', '完工'), source },
  ],
  items,
  milestones: [
    {
      key: 'down',
      label: label('Down payment', '首付款', '首付款'),
      kind: 'down',
      amount: { percent: 40 },
      due: { anchor: { fact: 'contract.signed' }, offsets: [{ amount: 7, unit: 'days' }] },
      source,
    },
    {
      key: 'balance',
      label: label('Balance', '余款', '餘款'),
      kind: 'balance',
      amount: { rest: true },
      due: { anchor: { stageEntered: 'work' }, offsets: [{ amount: 1, unit: 'months' }] },
      source,
    },
  ],
  tasks: [],
  notices: [],
  warranties: [
    {
      key: 'work',
      label: label('Workmanship', '施工保修', '施工保固'),
      from: { anchor: { fact: 'survey.at' } },
      lasts: { amount: 2, unit: 'years' },
      source,
    },
  ],
  keyDate: 'survey.at',
  lineTags: [],
  crewRoles: [{ key: 'mason', label: label('Mason', '泥瓦工', '泥作師傅') }],
};

/** Id of the n-th visit, as clients make them. */
export const documentsVisit = (n: number, key: string): string =>
  `visits/01J8ZQ4T5V${String(n).padStart(16, '0')}/${key}`;
