import type { RefusalEntry } from '#domain/texts/refusal-entry';
import { text } from '#domain/texts/text';

/** Refusals of what is written under an item's key. */
export const factRefusals = {
  'unknown-item': {
    status: 422,
    text: text(
      'This trade has no item called {item}.',
      '该行业没有名为 {item} 的项目。',
      '此行業沒有名為 {item} 的項目。',
    ),
  },
  'wrong-value': {
    status: 422,
    text: text(
      'This value does not fit {item}. Please change it.',
      '“{item}”不能填写此内容，请修改。',
      '「{item}」不能填寫此內容，請修改。',
    ),
  },
  'not-yet': {
    status: 409,
    text: text(
      '{item} cannot be filled in yet. Still needed: {needs}.',
      '“{item}”暂时不能填写，请先完成：{needs}。',
      '「{item}」暫時不能填寫，請先完成：{needs}。',
    ),
  },
  'not-yours': {
    status: 403,
    text: text(
      '{item} is filled in by: {who}. Ask them, or a manager.',
      '“{item}”须由以下人员填写：{who}。请联系其本人或经理。',
      '「{item}」須由以下人員填寫：{who}。請聯絡其本人或經理。',
    ),
  },
  'entry-incomplete': {
    status: 409,
    text: text(
      '{entry} cannot be closed yet. Still needed: {needs}.',
      '“{entry}”暂时不能结束，请先完成：{needs}。',
      '「{entry}」暫時不能結束，請先完成：{needs}。',
    ),
  },
  'entry-closed': {
    status: 403,
    text: text(
      '{entry} is closed. Ask a manager to change it.',
      '“{entry}”已结束，如需修改请联系经理。',
      '「{entry}」已結束，如需修改請聯絡經理。',
    ),
  },
  'entry-removed': {
    status: 409,
    text: text(
      'This entry of {list} was removed. Undo its removal, or add another entry.',
      '“{list}”中的此项已移除。请撤销移除，或另添一项。',
      '「{list}」中的此項已移除。請復原移除，或另新增一項。',
    ),
  },
  'resource-taken': {
    status: 409,
    text: text(
      '{thing} is taken by {job} at {at}. Choose another time, or give a reason to share it.',
      '{thing} 在 {at} 已由 {job} 占用。请另选时间，或注明共用的原因。',
      '{thing} 在 {at} 已由 {job} 佔用。請另選時間，或註明共用的原因。',
    ),
  },
  'too-many': {
    status: 409,
    text: text(
      '{list} holds at most {most} entries. Remove some, or begin another job.',
      '“{list}”最多可有 {most} 项。请移除一些，或另建工单。',
      '「{list}」最多可有 {most} 項。請移除一些，或另建工單。',
    ),
  },
  'task-needs-result': {
    status: 409,
    text: text(
      'This task is closed by its result. Add it under {list}.',
      '此任务须填写结果才能完成，请在“{list}”中添加。',
      '此任務須填寫結果才能完成，請在「{list}」中新增。',
    ),
  },
  'not-of-duty': {
    status: 403,
    text: text(
      'This is a task of {duty}. Only whoever keeps that duty takes it, and only a manager gives it to another.',
      '此任务属于“{duty}”，须由该职责人员领取；转交他人请联系经理。',
      '此任務屬於「{duty}」，須由該職責人員領取；轉交他人請聯絡經理。',
    ),
  },
  'unknown-duty': {
    status: 422,
    text: text('No trade has a duty called {duty}.', '没有名为 {duty} 的职责。', '沒有名為 {duty} 的職責。'),
  },
} as const satisfies Record<string, RefusalEntry>;
