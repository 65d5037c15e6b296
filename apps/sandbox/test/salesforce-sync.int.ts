import { ProviderCalls } from './provider-calls';
import { TestSandbox } from './test-sandbox';

describe('Salesforce, through its own gateway', () => {
  let world: TestSandbox;
  const calls = new ProviderCalls(() => world, 'salesforce', []);
  beforeAll(async () => {
    world = await TestSandbox.open();
  });
  afterAll(() => world.close());

  const sync = async (account: string, capability_code: string, parameters = {}, cursor?: string) => {
    const config = { instance_url: `${world.origin}/salesforce` };
    return calls.run(await calls.callFor(account, capability_code, { config, parameters }), cursor);
  };

  it('returns what changed since a time, oldest change first', async () => {
    const all = await sync('techcorp', 'SYNC_CONTACTS');
    expect(all.ids).toHaveLength(420);
    const times = all.pages.flatMap(({ records }) => records.map(({ data }) => String(data.updated_at)));
    expect(times).toEqual(times.toSorted());
    const since = times[300]!;
    const later = await sync('techcorp', 'SYNC_CONTACTS', { since });
    expect(later.ids).toEqual(all.ids.filter((_, n) => times[n]! >= since));
    expect(later.ids.length).toBeLessThan(all.ids.length);
  });

  it('reads page after page, each record once, and then only what is near the end', async () => {
    const { pages, ids, cursor } = await sync('brightwater', 'SYNC_CONTACTS');
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map(({ complete }) => complete)).toEqual(pages.map((_, n) => n === pages.length - 1));
    expect(new Set(ids).size).toBe(ids.length);
    const next = await sync('brightwater', 'SYNC_CONTACTS', {}, cursor);
    expect(next.ids.length).toBeLessThan(pages[0]!.records.length);
    expect(next.ids.at(-1)).toBe(ids.at(-1));
  });

  it('finds no opportunity that changed after the last one', async () => {
    const { ids } = await sync('sakura', 'SYNC_OPPORTUNITIES', { since: '2027-01-01T00:00:00Z' });
    expect(ids).toEqual([]);
  });
});
