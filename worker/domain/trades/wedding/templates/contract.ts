import type { Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';
import {
  facts,
  optionalPart,
  paragraph,
  parts,
  template,
  values,
} from '#domain/trades/wedding/templates/blocks';

/** The service contract; its attachment is the agreed version of the design budget (WED-03-CON). */
export const contract: Template = template(
  {
    block: 'heading',
    text: text('Contract no. {job:number}', '合同编号：{job:number}', '合約編號：{job:number}'),
  },
  values(text('Parties', '合同双方', '合約雙方'), 'customer:name', 'customer:phone?', 'shop:name'),
  paragraph(
    '{customer:name} (the couple) order the planning and the holding of their wedding from {shop:name} (the planner). Both agree on the following.',
    '{customer:name}（以下简称甲方）委托{shop:name}（以下简称乙方）提供婚礼策划与执行服务，双方经协商一致，订立本合同。',
    '{customer:name}（以下簡稱甲方）委託{shop:name}（以下簡稱乙方）提供婚禮策劃與執行服務，雙方經協商一致，訂立本合約。',
  ),
  facts(
    text('1. The wedding', '一、婚礼基本信息', '一、婚禮基本資訊'),
    'wedding.on',
    'hotel',
    'hotel.type',
    'size',
    'theme',
    'consultant',
  ),
  { block: 'lines', title: text('2. Services', '二、服务项目及明细', '二、服務項目及明細') },
  paragraph(
    'The attachment of this contract is version {document:attached} of the design budget, to which the couple agreed. It is part of the contract.',
    '本合同附件为甲方已认可的《婚礼设计预算明细》第 {document:attached} 版，与本合同具有同等效力。',
    '本合約附件為甲方已認可的《婚禮設計預算明細》第 {document:attached} 版，與本合約具有同等效力。',
  ),
  paragraph(
    'The total price is {job:total}. The intention deposit that was paid is part of it. The contract deposit of {fact:contract.deposit} is paid at the signature.',
    '本合同总价为 {job:total}，甲方已交纳的意向定金计入总价；签约时交纳定金 {fact:contract.deposit}。',
    '本合約總價為 {job:total}，甲方已交納的意向定金計入總價；簽約時交納定金 {fact:contract.deposit}。',
  ),
  { block: 'milestones', title: text('3. Price and payments', '三、价款与付款', '三、價款與付款') },
  paragraph(
    'The planner gives a numbered receipt for each payment. The balance is paid a week before the wedding.',
    '乙方收到每笔款项后开具收款凭证。余款应于婚礼前一周付清。',
    '乙方收到每筆款項後開具收款憑證。餘款應於婚禮前一週付清。',
  ),
  paragraph(
    '4. The planner draws up the planning scheme, the ceremony flow, the music, the photo and film scheme, the contact list of the crew and the execution sheet, directs the rehearsal on the day before, and carries out all services on the wedding day. The consultant named above answers for the whole.',
    '四、乙方义务：编制婚礼策划方案、流程方案、音乐方案、摄影摄像方案、工作人员通讯录及执行单；婚礼前一天组织彩排；婚礼当日按合同项目与执行单完成全部服务。上述婚礼顾问统筹全程。',
    '四、乙方義務：編制婚禮策劃方案、流程方案、音樂方案、攝影攝像方案、工作人員通訊錄及執行單；婚禮前一天組織彩排；婚禮當日按合約項目與執行單完成全部服務。上述婚禮顧問統籌全程。',
  ),
  paragraph(
    '5. The couple give the details that the planning needs, prepare what is theirs in time, and pay on the days above.',
    '五、甲方义务：及时提供策划所需资料，按时备齐自行准备的物品，并按约定日期付款。',
    '五、甲方義務：及時提供策劃所需資料，按時備齊自行準備的物品，並按約定日期付款。',
  ),
  paragraph(
    '6. Changes after signing are made in writing, as a change order that names the work and its price. A new date is agreed by both; dates that are counted from the wedding move with it.',
    '六、签约后如需变更，双方以增减项书面确认内容与价款。婚期变更须经双方同意，以婚期推算的日期相应顺延。',
    '六、簽約後如需變更，雙方以增減項書面確認內容與價款。婚期變更須經雙方同意，以婚期推算的日期相應順延。',
  ),
  paragraph(
    '7. A party that breaks the contract makes good the loss. If the wedding cannot be held for reasons that nobody could avert, both settle by the work that was done.',
    '七、任何一方违约，应赔偿对方由此产生的损失。因不可抗力致婚礼无法举行的，双方按已完成的工作据实结算。',
    '七、任何一方違約，應賠償對方由此產生的損失。因不可抗力致婚禮無法舉行的，雙方按已完成的工作據實結算。',
  ),
  parts(
    optionalPart(
      'special',
      text('8. Special terms', '八、特别约定', '八、特別約定'),
      text('What both agreed besides', '双方另行约定的内容', '雙方另行約定的內容'),
    ),
  ),
  paragraph(
    'The contract is made in two copies, one for each party, and takes effect when both have signed.',
    '本合同一式两份，双方各执一份，自双方签字之日起生效。',
    '本合約一式兩份，雙方各執一份，自雙方簽字之日起生效。',
  ),
  {
    block: 'signatures',
    parties: [
      { party: 'customer', label: text('The couple', '甲方（签字）', '甲方（簽字）') },
      { party: 'shop', label: text('The planner', '乙方（签章）', '乙方（簽章）') },
    ],
  },
);
