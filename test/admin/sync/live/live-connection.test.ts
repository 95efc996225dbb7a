import { describe, expect, it } from 'vitest';
import type { LiveMessage } from '#contract/live/live';
import { createConnection, type ConnectionPorts } from '../../../../admin/sync/live/connection.ts';
import { fakeTimers } from '../../kit/fake-timers.ts';

const change = (seq: number) => ({ seq, jobId: 'job_1', version: seq, fields: [], actor: 'stf_x', at: 0 });

const open = () => {
  const timers = fakeTimers();
  const lines: {
    seen: number | null;
    sent: string[];
    receive: (message: LiveMessage) => void;
    cut: () => void;
  }[] = [];
  const acknowledged: LiveMessage[] = [];
  const live: boolean[] = [];
  const openLine: ConnectionPorts['open'] = (seen, { onText, onClose }) => {
    const sent: string[] = [];
    lines.push({ seen, sent, receive: (message) => onText(JSON.stringify(message)), cut: onClose });
    return { send: (text) => sent.push(text), close: onClose };
  };
  const connection = createConnection({
    open: openLine,
    after: timers.after,
    random: () => 1,
    onMessage: (message) => acknowledged.push(message),
    onLive: (isLive) => live.push(isLive),
  });
  return { connection, lines, received: acknowledged, live, timers };
};

const hello = (last: number): LiveMessage => ({ type: 'hello', last, missed: [], people: [] });

describe('the line to the hub', () => {
  it('comes back after a cut, from the last change it heard, waiting longer each time', () => {
    const { connection, lines, timers, live } = open();
    connection.connect();
    lines[0]?.receive(hello(5));
    lines[0]?.receive({ type: 'changes', changes: [change(6), change(7)] });
    lines[0]?.cut();
    timers.pass(499);
    expect(lines).toHaveLength(1);
    timers.pass(1);
    expect(lines[1]?.seen).toBe(7);
    lines[1]?.cut();
    timers.pass(999);
    expect(lines).toHaveLength(2);
    timers.pass(1);
    expect(lines).toHaveLength(3);
    expect(live).toEqual([true, false]);
  });

  it('drops a line that answers no ping, and leaves one that does', () => {
    const { connection, lines, timers } = open();
    connection.connect();
    lines[0]?.receive(hello(1));
    timers.pass(25_000);
    expect(lines[0]?.sent).toEqual(['ping']);
    lines[0]?.receive(hello(1));
    timers.pass(25_000);
    expect(lines[0]?.sent).toEqual(['ping', 'ping']);
    timers.pass(10_000 + 500);
    expect(lines).toHaveLength(2);
  });

  it('tells where the person is at most every fifth of a second, and again after a cut', () => {
    const { connection, lines, timers } = open();
    connection.connect();
    lines[0]?.receive(hello(1));
    connection.place({ rowId: 'job_1', columnId: 'title' });
    connection.place({ rowId: 'job_2', columnId: 'title' });
    timers.pass(200);
    const place = JSON.stringify({ rowId: 'job_2', columnId: 'title' });
    expect(lines[0]?.sent).toEqual([place]);
    lines[0]?.cut();
    timers.pass(500);
    lines[1]?.receive(hello(1));
    expect(lines[1]?.sent).toEqual([place]);
  });

  it('stays down when it was dropped, and comes at once when it is called', () => {
    const { connection, lines, timers } = open();
    connection.connect();
    connection.drop();
    timers.pass(600_000);
    expect(lines).toHaveLength(1);
    connection.connect();
    expect(lines).toHaveLength(2);
  });

  it('hears nothing in what is no message', () => {
    const { connection, lines, received: acknowledged } = open();
    connection.connect();
    lines[0]?.receive(JSON.parse('{"type":"other"}'));
    expect(acknowledged).toEqual([]);
  });
});
