import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxConfig } from '../config';
import { Changes } from '../state/changes';
import { StateDir } from '../state/state-dir';
import { TokenStore } from './token-store';

describe('A refresh token that was used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tokens-'));
  const state = new StateDir(Object.assign(new SandboxConfig(), { state_dir: folder }), new Changes());
  afterAll(() => {
    state.onApplicationShutdown();
    rmSync(folder, { recursive: true });
  });

  const usedSecondsAgo = (seconds: number, id: string): TokenStore => {
    const store = new TokenStore(state, `server-${id}`);
    const consumed = Math.floor(Date.now() / 1000) - seconds;
    store.save({ model: 'RefreshToken', id, payload: { grantId: 'g', consumed } });
    return store;
  };

  it('works as if it were new within the grace', async () => {
    const adapter = usedSecondsAgo(1_700, 'a').adapter('RefreshToken', 1_800);
    expect(await adapter.find('a')).toEqual({ grantId: 'g' });
  });

  it('is unknown after the grace', async () => {
    const adapter = usedSecondsAgo(1_801, 'b').adapter('RefreshToken', 1_800);
    expect(await adapter.find('b')).toBeUndefined();
  });

  it('is still found as used where there is no grace', async () => {
    const adapter = usedSecondsAgo(5, 'c').adapter('RefreshToken');
    expect(typeof (await adapter.find('c'))?.consumed).toBe('number');
  });
});
