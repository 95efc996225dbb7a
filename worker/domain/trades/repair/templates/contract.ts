import type { Block, Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';

const paragraph = (en: string, hans: string, hant: string): Block => ({
  block: 'text',
  text: text(en, hans, hant),
});

/** The contract 《房屋维修翻新服务合同》 with the agreed quote as its annex (REP-03-CON, REP-03-PAY, REP-03-START). */
export const contractTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text('Contract no. {job:number}', '合同编号：{job:number}', '合同編號：{job:number}'),
    },
    paragraph(
      'Customer (party A): {customer:name}, telephone {customer:phone}. Contractor (party B): {shop:name}.',
      '委托方（甲方）：{customer:name}，联系电话：{customer:phone}。服务方（乙方）：{shop:name}。',
      '委託方（甲方）：{customer:name}，聯繫電話：{customer:phone}。服務方（乙方）：{shop:name}。',
    ),
    paragraph(
      'Party A orders from party B the work below. Both agree, as equals and of free will, on the following.',
      '甲方委托乙方完成下列房屋维修翻新服务，双方在平等、自愿、协商一致的基础上订立本合同。',
      '甲方委託乙方完成下列房屋維修翻新服務，雙方在平等、自願、協商一致的基礎上訂立本合同。',
    ),
    {
      block: 'fields',
      title: text('1. The work', '第一条 服务内容', '第一條 服務內容'),
      places: ['customer:address', 'fact:job.kind', 'fact:survey.items', 'document:attached'],
    },
    {
      block: 'parts',
      parts: [
        {
          key: 'term',
          label: text('Time for the work', '工期', '工期'),
          help: text('Days of work.', '施工天数。', '施工天數。'),
        },
        {
          key: 'special',
          label: text('Further agreements', '其他约定', '其他約定'),
          mayBeEmpty: true,
        },
      ],
    },
    paragraph(
      '2. Plan and quote. The agreed service plan and version {document:attached} of the agreed quote are part of this contract.',
      '第二条 方案与报价：甲方已认可的服务方案及预算报价第 {document:attached} 版为本合同附件，与本合同具有同等效力。',
      '第二條 方案與報價：甲方已認可的服務方案及預算報價第 {document:attached} 版為本合同附件，與本合同具有同等效力。',
    ),
    paragraph(
      '3. Price. The price is {job:total}: 80 % when this contract is signed, 20 % when party A has signed the service sheet.',
      '第三条 价款：总价为{job:total}。签订本合同时支付首付款 80%，甲方在服务单上签字时结清余款 20%。',
      '第三條 價款：總價為{job:total}。簽訂本合同時支付首付款 80%，甲方在服務單上簽字時結清餘款 20%。',
    ),
    { block: 'milestones', title: text('Payments', '付款安排', '付款安排') },
    paragraph(
      '4. Start. Party B begins on site within three working days after this contract is signed and the down payment has arrived, the day itself not counted, unless both agree another day.',
      '第四条 进场：本合同签订且首付款到账后三个工作日内（当日不计），乙方进驻现场施工；双方另行商定日期的，从其约定。',
      '第四條 進場：本合同簽訂且首付款到賬後三個工作日內（當日不計），乙方進駐現場施工；雙方另行商定日期的，從其約定。',
    ),
    paragraph(
      '5. Sign-off. When all lines are done, party A inspects the work and signs the service sheet.',
      '第五条 完工：各项目完成后，由甲方验收并在服务单上签字。',
      '第五條 完工：各項目完成後，由甲方驗收並在服務單上簽字。',
    ),
    paragraph(
      '6. Warranty. From the day of that signature: one year for each line, five years for waterproofing. Repair of aluminium-plastic pipes has no warranty.',
      '第六条 保修：自甲方签字之日起，各项目保修一年，防水项目保修五年；铝塑管维修不在保修范围内。',
      '第六條 保修：自甲方簽字之日起，各項目保修一年，防水項目保修五年；鋁塑管維修不在保修範圍內。',
    ),
    paragraph(
      '7. Valuables. Party A keeps valuables itself and puts valuable and fragile things near the work in a safe place.',
      '第七条 物品保管：甲方自行保管好贵重物品，并将施工附近的贵重、易碎物品收纳至安全处。',
      '第七條 物品保管：甲方自行保管好貴重物品，並將施工附近的貴重、易碎物品收納至安全處。',
    ),
    paragraph(
      '8. Disputes. Who breaks this contract makes good the loss of the other. Disputes are settled by talks; failing that, by the people’s court at the place of the work.',
      '第八条 违约与争议：一方违约给对方造成损失的，应予赔偿。发生争议由双方协商解决；协商不成的，向服务地人民法院起诉。',
      '第八條 違約與爭議：一方違約給對方造成損失的，應予賠償。發生爭議由雙方協商解決；協商不成的，向服務地人民法院起訴。',
    ),
    {
      block: 'lines',
      title: text('Annex: quote as agreed', '附件：双方议定的预算报价', '附件：雙方議定的預算報價'),
    },
    {
      block: 'signatures',
      parties: [
        { party: 'customer', label: text('Party A', '甲方（签字）', '甲方（簽字）') },
        { party: 'shop', label: text('Party B', '乙方（盖章）', '乙方（蓋章）') },
      ],
    },
  ],
};
