import { createHttp } from '@linesman/provider-kit';
import { builtInProviders } from '@linesman/providers';
import { TestSandbox } from './test-sandbox';

interface Synced {
  records: { external_id: string; updated_at: string }[];
  next_cursor: string | null;
  complete: boolean;
  skipped: unknown[];
}

const { gateway } = builtInProviders.find(({ manifest }) => manifest.code === 'salesforce')!;

describe('Salesforce, through its own gateway', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open();
  });
  afterAll(() => world.close());

  const sync = async (account: string, capability_code: string, parameters: object): Promise<Synced> => {
    const granted = { provider: 'salesforce', account };
    const { access_token } = await world.control<{ access_token: string }>('POST', 'grants', granted);
    const output = await gateway({
      http: createHttp(),
      now: () => new Date(),
      material: { type: 'bearer', secret: access_token },
      config: { instance_url: `${world.origin}/salesforce` },
      capability_code,
      capability_version: 1,
      parameters: { ...parameters },
      idempotency_key: 'none',
    });
    return output as unknown as Synced;
  };

  it('gives what changed since a time, oldest change first', async () => {
    const all = await sync('techcorp', 'SYNC_CONTACTS', {});
    expect(all).toMatchObject({ complete: true, skipped: [], records: { length: 420 } });
    const times = all.records.map(({ updated_at }) => updated_at);
    expect(times).toEqual(times.toSorted());
    const since = times[300]!;
    const later = await sync('techcorp', 'SYNC_CONTACTS', { since });
    expect(later.records).toEqual(all.records.filter(({ updated_at }) => updated_at >= since));
    expect(later.records.length).toBeLessThan(all.records.length);
  });

  it('goes on where a sync since a time was cut off', async () => {
    const since = '2026-01-02T00:00:00+00:00';
    const begun = await sync('brightwater', 'SYNC_CONTACTS', { since, max_records: 2000 });
    expect(begun).toMatchObject({ complete: false, records: { length: 2000 } });
    const rest = await sync('brightwater', 'SYNC_CONTACTS', { cursor: begun.next_cursor });
    expect(rest.complete).toBe(true);
    const ids = [...begun.records, ...rest.records].map(({ external_id }) => external_id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(
      (await sync('brightwater', 'SYNC_CONTACTS', { since, max_records: 20_000 })).records.length,
    );
  });

  it('knows no opportunity changed after the last one', async () => {
    expect(await sync('sakura', 'SYNC_OPPORTUNITIES', { since: '2027-01-01T00:00:00Z' })).toMatchObject({
      complete: true,
      records: [],
    });
  });
});
