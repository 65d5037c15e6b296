import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxConfig } from '../../config';
import { Changes } from '../../state/changes';
import { StateDir } from '../../state/state-dir';
import { Switches } from '../../switches/switches';
import { PostingLimits } from './posting-limits';
import { historyLimit, postingLimit } from './slack-switches';

describe('Slack’s limits', () => {
  const folder = mkdtempSync(join(tmpdir(), 'limits-'));
  const state = new StateDir(Object.assign(new SandboxConfig(), { state_dir: folder }), new Changes());
  const switches = new Switches(state);
  switches.register({ code: 'slack', name: 'Slack', about: '', kinds: [postingLimit, historyLimit] });
  beforeEach(() => switches.clear());
  afterAll(() => {
    state.onApplicationShutdown();
    rmSync(folder, { recursive: true });
  });

  const refused = (act: () => unknown): string | undefined => {
    try {
      act();
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('accept ten messages at once, and then one a second', () => {
    const limits = new PostingLimits(switches);
    const post = (now: number): string | undefined => refused(() => limits.post('D1', now));
    expect(Array.from({ length: 11 }, () => post(0))).toEqual([...Array<undefined>(10).fill(undefined), 'ratelimited']);
    expect([post(999), post(1_000), post(1_001)]).toEqual(['ratelimited', undefined, 'ratelimited']);
  });

  it('accept one message a second in each channel when strict', () => {
    switches.add({ provider: 'slack', kind: 'posting_limit', mode: 'strict' });
    const limits = new PostingLimits(switches);
    const post = (channel: string, now: number): string | undefined => refused(() => limits.post(channel, now));
    expect([post('D1', 0), post('D1', 999), post('D2', 999), post('D1', 1_000)]).toEqual([
      undefined,
      'ratelimited',
      undefined,
      undefined,
    ]);
  });

  it('return history once a minute, 15 messages at a time, when the switch is on', () => {
    switches.add({ provider: 'slack', kind: 'history_limit' });
    const limits = new PostingLimits(switches);
    const read = (now: number): number => limits.history('T1', 'conversations.history', now);
    expect(read(0)).toBe(15);
    expect(refused(() => read(59_999))).toBe('ratelimited');
    expect(read(60_000)).toBe(15);
  });
});
