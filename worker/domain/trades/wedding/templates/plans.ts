import type { Template } from '#domain/flow/template';
import { text } from '#domain/texts/text';
import {
  coupleAndDay,
  facts,
  optionalPart,
  part,
  parts,
  template,
  values,
} from '#domain/trades/wedding/templates/blocks';

/** The planning scheme 《婚礼策划方案》 (WED-04-DOC1). */
export const planningScheme: Template = template(
  coupleAndDay,
  facts(text('Concept', '创意概念', '創意概念'), 'theme', 'idea', 'form', 'atmosphere', 'tone'),
  parts(
    part(
      'concept',
      text('Story and concept', '主题阐述', '主題闡述'),
      text('How the theme runs through the day', '主题如何贯穿婚礼全程', '主題如何貫穿婚禮全程'),
    ),
    part(
      'areas',
      text('Areas and decoration', '分区布置', '分區佈置'),
      text(
        'Welcome, photo wall, ceremony, banquet: design and materials of each',
        '签到区、合影区、仪式区、宴会区的设计与物料',
        '簽到區、合影區、儀式區、宴會區的設計與物料',
      ),
    ),
    part(
      'schedule',
      text('Preparation until the day', '筹备进度', '籌備進度'),
      text(
        'What is ordered, made and set up when',
        '采购、制作、搭建的时间安排',
        '採購、製作、搭建的時間安排',
      ),
    ),
  ),
);

/** The ceremony flow 《婚礼流程方案》 (WED-04-DOC2). */
export const flowScheme: Template = template(
  coupleAndDay,
  parts(
    part(
      'morning',
      text('Before the ceremony', '迎亲与准备', '迎親與準備'),
      text(
        'Make-up, fetching the bride, arrival, reception of the guests, with times',
        '化妆、迎亲、到场、迎宾及各自时间',
        '化妝、迎親、到場、迎賓及各自時間',
      ),
    ),
    part(
      'ceremony',
      text('Ceremony', '仪式流程', '儀式流程'),
      text(
        'Each step with its time, who acts, and what is needed',
        '每一环节的时间、人物与道具',
        '每一環節的時間、人物與道具',
      ),
    ),
    part(
      'banquet',
      text('Banquet and send-off', '宴会与送客', '宴會與送客'),
      text('Toasts, acts, send-off', '敬酒、节目、送客', '敬酒、節目、送客'),
    ),
  ),
);

/** The music scheme 《婚礼音乐方案》 (WED-04-DOC3). */
export const musicScheme: Template = template(
  coupleAndDay,
  parts(
    part(
      'ceremony',
      text('Music of the ceremony', '仪式音乐', '儀式音樂'),
      text(
        'Piece, version and cue of each step: entrance, vows, rings, cake, champagne',
        '入场、誓言、交换戒指、切蛋糕、倒香槟的曲目、版本与起止点',
        '入場、誓言、交換戒指、切蛋糕、倒香檳的曲目、版本與起止點',
      ),
    ),
    part(
      'banquet',
      text('Music of the banquet', '宴会音乐', '宴會音樂'),
      text('Before, during and after the meal', '迎宾、用餐与送客时段', '迎賓、用餐與送客時段'),
    ),
    optionalPart(
      'equipment',
      text('Sound and microphones', '音响与话筒', '音響與話筒'),
      text('What the hotel has, what is brought', '酒店设备与自带设备', '酒店設備與自帶設備'),
    ),
  ),
);

/** The photo and film scheme 《婚礼摄影摄像方案》 (WED-04-DOC4). */
export const cameraScheme: Template = template(
  coupleAndDay,
  parts(
    part(
      'photo',
      text('Photos', '摄影', '攝影'),
      text(
        'Positions, times, group pictures, pictures that must not be missed',
        '机位、时段、合影安排与必拍画面',
        '機位、時段、合影安排與必拍畫面',
      ),
    ),
    part(
      'film',
      text('Film', '摄像', '攝像'),
      text(
        'Cameras, sound of the vows, same-day film',
        '机位、誓言收音、当日快剪',
        '機位、誓言收音、當日快剪',
      ),
    ),
    part(
      'delivery',
      text('What the couple get', '成品交付', '成品交付'),
      text('Photos, album and film, and when', '照片、相册、影片及交付时间', '照片、相冊、影片及交付時間'),
    ),
  ),
);

/** The contact list of the crew 《婚礼工作人员通讯名录》, headed by the consultant (WED-04-DOC5, WED-05-OWN). */
export const contactList: Template = template(
  values(
    text('Whom to call first', '总负责人与新人', '總負責人與新人'),
    'fact:consultant',
    'customer:name',
    'customer:phone?',
    'fact:wedding.on',
    'fact:hotel',
  ),
  { block: 'crew', title: text('Crew', '工作人员', '工作人員') },
  parts(
    optionalPart(
      'family',
      text('Family and hotel', '家属与酒店联系人', '家屬與酒店聯絡人'),
      text(
        'Who decides for the families, who opens the hall',
        '双方家属代表、酒店宴会负责人及电话',
        '雙方家屬代表、酒店宴會負責人及電話',
      ),
    ),
  ),
);

/** The execution sheet 《婚礼执行单》: the contract's lines and every approved extra (WED-04-DOC6, WED-07-EXE). */
export const executionSheet: Template = template(
  coupleAndDay,
  parts(
    part(
      'timetable',
      text('Timetable', '时间表', '時間表'),
      text(
        'Set-up, rehearsal of sound and light, each step of the day, clearing',
        '搭建、音响灯光调试、当天各环节与撤场的时间',
        '搭建、音響燈光調試、當天各環節與撤場的時間',
      ),
    ),
    part(
      'duties',
      text('Who does what', '人员分工', '人員分工'),
      text('By name', '逐项落实到人', '逐項落實到人'),
    ),
    optionalPart(
      'fallback',
      text('If something goes wrong', '应急预案', '應急預案'),
      text('Rain, power, a supplier who is late', '下雨、停电、供应商迟到', '下雨、停電、供應商遲到'),
    ),
  ),
  {
    block: 'lines',
    hidesAmounts: true,
    title: text('Items of the contract and the sheet', '合同项目与执行事项', '合約項目與執行事項'),
  },
  { block: 'extras', hidesAmounts: true, title: text('Approved extras', '已批准的增加项', '核可的增加項') },
  { block: 'crew', mayBeEmpty: true, title: text('Crew', '工作人员', '工作人員') },
);

/** The agenda of the day, which the couple get in its current version (WED-04-COMM). */
export const dayAgenda: Template = template(
  coupleAndDay,
  parts(
    part(
      'agenda',
      text('Agenda', '主要议程', '主要議程'),
      text('The main points of the day with their times', '当天主要议程与时间', '當天主要議程與時間'),
    ),
  ),
);
