import { describe, expect, it } from 'vitest';
import { text } from '#domain/texts/text';
import type { PaletteCommand } from '../../../admin/ui/commands.tsx';
import { matching } from '../../../admin/app/palette/matching.ts';

const command = (id: string, name: string, more: Partial<PaletteCommand> = {}): PaletteCommand => ({
  id,
  text: text(name, name, name),
  run: () => undefined,
  ...more,
});

const commands = [
  command('theme:dark', 'Appearance: Dark', { group: 'settings' }),
  command('view:', 'View: Overdue', { group: 'show' }),
  command('new-job', 'New job'),
  command('undo', 'Undo'),
  command('go:money', 'Unmatched', { group: 'go', also: text('money', '钱', '錢') }),
  command('job-payment', 'Record payment', { group: 'selected', also: text('money', '钱', '錢') }),
  command('trade:wedding', 'Trade: Wedding', { group: 'show' }),
];

const found = (typed: string, recent: readonly string[] = []) =>
  matching(commands, typed, recent).map(({ group, commands: visible }) => [
    group,
    visible.map(({ id }) => id),
  ]);

describe('the commands of the palette', () => {
  it('begin with the selected job and end with the settings; ways to look are shown when they were used', () => {
    expect(found('')).toEqual([
      ['selected', ['job-payment']],
      ['go', ['go:money']],
      ['do', ['new-job', 'undo']],
      ['settings', ['theme:dark']],
    ]);
    expect(found('', ['trade:wedding', 'undo'])).toEqual([
      ['selected', ['job-payment']],
      ['go', ['go:money']],
      ['do', ['undo', 'new-job']],
      ['show', ['trade:wedding']],
      ['settings', ['theme:dark']],
    ]);
  });

  it('are found by every word of their name, and by what they are about', () => {
    expect(found('money')).toEqual([
      ['selected', ['job-payment']],
      ['go', ['go:money']],
    ]);
    expect(found('钱')).toEqual(found('money'));
    expect(found('dark app')).toEqual([['settings', ['theme:dark']]]);
    expect(found('record wedding')).toEqual([]);
  });
});
