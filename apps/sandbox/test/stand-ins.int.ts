import { join } from 'node:path';
import { findStandIns } from '../src/stand-ins/find-stand-ins';
import { bearer } from './flows';
import { TestSandbox } from './test-sandbox';

interface Calls {
  calls: { path: string; status: number; account: string | null }[];
}

/** `test/providers/harbour` is a stand-in that no file of the sandbox names. */
describe('a folder with a stand-in.ts', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open([...findStandIns(), ...findStandIns(join(__dirname, 'providers'))]);
  });
  afterAll(() => world.close());
  afterEach(() => world.control('POST', 'reset', { everything: true }));

  const page = async (path: string): Promise<string> => (await fetch(`${world.origin}${path}`)).text();
  const token = async (): Promise<string> => {
    const grant = { provider: 'harbour', account: 'north', scope: 'ships' };
    return (await world.control<{ access_token: string }>('POST', 'grants', grant)).access_token;
  };
  const arrive = (access_token: string, name = 'Aurora'): Promise<Response> =>
    fetch(`${world.origin}/harbour/v1/ships`, {
      method: 'POST',
      headers: { ...bearer(access_token).headers, 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });

  it('answers on its own paths, with its own authorization server and accounts', async () => {
    expect((await arrive('nonsense')).status).toBe(401);
    expect((await arrive(await token())).status).toBe(201);
    const { calls } = await world.control<Calls>('GET', 'calls?provider=harbour');
    expect(calls).toMatchObject([
      { status: 401, account: null },
      { path: '/harbour/v1/ships', account: 'north' },
    ]);
    const { accounts } = await world.control<{ accounts: object[] }>('GET', 'accounts?provider=harbour');
    expect(accounts).toHaveLength(2);
    const { grants } = await world.control<{ grants: object[] }>('GET', 'grants?provider=harbour');
    expect(grants).toMatchObject([{ account: 'north', access_tokens: 1 }]);
  });

  it('is broken by the switches of every provider, in its own words, and by its own', async () => {
    await world.turnOn('harbour', 'status', { status: 503 });
    const down = await arrive(await token());
    expect([down.status, await down.json()]).toEqual([503, { closed: 503 }]);
    await world.turnOn('harbour', 'fog');
    expect(await world.control('GET', 'switches?provider=harbour')).toMatchObject({
      switches: [{ kind: 'status' }, { kind: 'fog', visibility: 50 }],
    });
    await expect(world.turnOn('dropbox', 'fog')).rejects.toThrow('provider must be one of harbour');
  });

  it('is shown with its accounts and switches, and has a page of its own with its own view and style', async () => {
    await arrive(await token(), '<Aurora>');
    expect(await page('/switches')).toContain('1 of 2 accounts connected');
    const shown = await page('/switches/harbour');
    for (const text of ['North Quay', 'Fog', 'Refuse scope: North Quay', 'aria-label="Revoke access: North Quay"'])
      expect(shown).toContain(text);
    expect(await page('/')).toContain('1 ships');
    const own = await page('/harbour');
    expect(own).toContain('<a href="/harbour" aria-current="page">Harbour</a>');
    expect(own).toContain('<li>&lt;Aurora&gt;</li>');
    const [, style = ''] = /href="(\/assets\/[^"]+\.css)"/.exec(own) ?? [];
    expect(await page(style)).toContain('.ships {');
    await world.control('POST', 'reset', { everything: true });
    expect(await page('/harbour')).not.toContain('Aurora');
  });
});
