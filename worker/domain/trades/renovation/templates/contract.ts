import type { Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';

/** The home renovation contract with the agreed budget as its annex (REN-03-CON, REN-03-PAY, REN-03-START, REN-06-WAR). */
export const contractTemplate: Template = {
  blocks: [
    {
      block: 'heading',
      text: text('Contract no. {job:number}', '合同编号：{job:number}', '合同編號：{job:number}'),
    },
    {
      block: 'text',
      text: text(
        'Customer (party A): {customer:name}, telephone {customer:phone}. Contractor (party B): {shop:name}.',
        '发包方（甲方）：{customer:name}，联系电话：{customer:phone}。承包方（乙方）：{shop:name}。',
        '發包方（甲方）：{customer:name}，聯繫電話：{customer:phone}。承包方（乙方）：{shop:name}。',
      ),
    },
    {
      block: 'text',
      text: text(
        'Under the Civil Code of the People’s Republic of China, and as equals by free will, both parties agree as follows on the decoration and renovation of the home.',
        '根据《中华人民共和国民法典》及有关法律、法规的规定，甲乙双方在平等、自愿、协商一致的基础上，就家庭居室装饰装修工程施工事宜订立本合同。',
        '根據《中華人民共和國民法典》及有關法律、法規的規定，甲乙雙方在平等、自願、協商一致的基礎上，就家庭居室裝飾裝修工程施工事宜訂立本合同。',
      ),
    },
    {
      block: 'fields',
      title: text('1. The home', '第一条 工程概况', '第一條 工程概況'),
      places: ['customer:address', 'fact:job.kind', 'fact:area', 'fact:designer', 'document:attached'],
    },
    { block: 'heading', text: text('2. The work', '第二条 工程内容与工期', '第二條 工程內容與工期') },
    {
      block: 'parts',
      parts: [
        {
          key: 'scope',
          label: text('Scope and manner of contracting', '承包范围及承包方式', '承包範圍及承包方式'),
          help: text(
            'Rooms and trades; labour and materials, or labour and part of the materials.',
            '施工部位与工种；包工包料，或包工、部分包料。',
            '施工部位與工種；包工包料，或包工、部分包料。',
          ),
        },
        {
          key: 'term',
          label: text('Time for the work', '工期', '工期'),
          help: text(
            'Days of work, and the day of completion.',
            '施工天数及竣工日期。',
            '施工天數及竣工日期。',
          ),
        },
        {
          key: 'materials',
          label: text('Materials supplied by the customer', '甲方供应的材料', '甲方供應的材料'),
          mayBeEmpty: true,
        },
        {
          key: 'others',
          label: text('Further agreements', '其他约定', '其他約定'),
          mayBeEmpty: true,
        },
      ],
    },
    {
      block: 'text',
      text: text(
        '3. Start. Party B begins on site within three working days after this contract is signed and the down payment has arrived, the day itself not counted, unless both agree another day in writing.',
        '第三条 进场：本合同签订且首付款到账后三个工作日内（当日不计），乙方进驻现场施工；双方另行书面商定日期的，从其约定。',
        '第三條 進場：本合同簽訂且首付款到賬後三個工作日內（當日不計），乙方進駐現場施工；雙方另行書面商定日期的，從其約定。',
      ),
    },
    {
      block: 'text',
      text: text(
        '4. Price. The price of the work is {job:total}: 55 % at signing, 40 % and additions or removals when half of the work is done, 5 % when the work has passed its acceptance.',
        '第四条 工程价款：本工程总价为{job:total}。签订合同时支付首付款 55%；工程进度过半时支付中期款 40% 及增减项款；竣工验收合格时支付尾款 5%。',
        '第四條 工程價款：本工程總價為{job:total}。簽訂合同時支付首付款 55%；工程進度過半時支付中期款 40% 及增減項款；竣工驗收合格時支付尾款 5%。',
      ),
    },
    { block: 'milestones', title: text('Payments', '付款安排', '付款安排') },
    {
      block: 'text',
      text: text(
        '5. Changes. Additions and removals are agreed by both parties in writing before they are carried out, and settled with the progress payment; those after it with the balance.',
        '第五条 变更：增减项目须经双方书面确认后施工，其价款随中期款结算；中期款之后发生的，随尾款结算。',
        '第五條 變更：增減項目須經雙方書面確認後施工，其價款隨中期款結算；中期款之後發生的，隨尾款結算。',
      ),
    },
    {
      block: 'text',
      text: text(
        '6. Acceptance. Party B tells party A when the work is complete, and both inspect it together. What is found is mended by party B at its own cost and inspected again. When the work has passed, both sign the acceptance record.',
        '第六条 竣工验收：工程完工后，乙方通知甲方，双方共同验收。验收不合格的，由乙方负责整改并承担费用，整改后复验；验收合格的，双方签署验收记录。',
        '第六條 竣工驗收：工程完工後，乙方通知甲方，雙方共同驗收。驗收不合格的，由乙方負責整改並承擔費用，整改後複驗；驗收合格的，雙方簽署驗收記錄。',
      ),
    },
    {
      block: 'text',
      text: text(
        '7. Warranty. From the day on which the work passes acceptance: two years for decoration, five years for waterproofing. Party B signs a warranty certificate.',
        '第七条 保修：自竣工验收合格之日起，装饰装修工程保修两年，防水工程保修五年。乙方向甲方签发工程保修单。',
        '第七條 保修：自竣工驗收合格之日起，裝飾裝修工程保修兩年，防水工程保修五年。乙方向甲方簽發工程保修單。',
      ),
    },
    {
      block: 'text',
      text: text(
        '8. Disputes. Who breaks this contract makes good the loss of the other. Disputes are settled by talks; failing that, by the people’s court at the place of the work.',
        '第八条 违约与争议：一方违约给对方造成损失的，应予赔偿。发生争议由双方协商解决；协商不成的，向工程所在地人民法院起诉。',
        '第八條 違約與爭議：一方違約給對方造成損失的，應予賠償。發生爭議由雙方協商解決；協商不成的，向工程所在地人民法院起訴。',
      ),
    },
    {
      block: 'lines',
      title: text('Annex: budget as agreed', '附件：双方议定的工程预算', '附件：雙方議定的工程預算'),
    },
    {
      block: 'text',
      text: text(
        'This contract has two copies of equal force, one for each party, and takes effect when both have signed.',
        '本合同一式两份，甲乙双方各执一份，具有同等效力，自双方签字之日起生效。',
        '本合同一式兩份，甲乙雙方各執一份，具有同等效力，自雙方簽字之日起生效。',
      ),
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
