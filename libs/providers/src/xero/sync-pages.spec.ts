import { failureOf, onLoopback } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import contacts from './samples/contacts.json';
import invoices from './samples/invoices.json';

const origins = ['https://api.xero.com'];
const material = { type: 'bearer' as const, secret: 'eyJhbGciOiJSUzI1NiJ9.conformance.9f3KQ7vTz2Lm' };
const config = { tenant_id: 'fe79f7dd-b6d4-4a92-ba7b-538af6289c58' };
describe('Xero, kept in step', () => {
  const xero = onLoopback(provider, { origins, material, config });
  const sync = (cursor?: string, parameters = {}) =>
    provider.gateway(xero.callOf('SYNC_INVOICES', { cursor, parameters }));
  const query = (n = 0) => Object.fromEntries(new URL(xero.received()[n]?.path ?? '', 'http://x').searchParams);
  const changedAt = (...times: number[]) =>
    times.map((time, n) => ({ InvoiceID: `${n}`, Status: 'PAID', UpdatedDateUTC: `/Date(${time}+0000)/` }));
  const full = (...times: number[]) => ({
    body: { pagination: { page: 1, pageSize: 100, pageCount: 3 }, Invoices: changedAt(...times) },
  });

  it('names the organisation with every call, and asks for what changed since, oldest first', async () => {
    xero.answer({ body: invoices });
    await sync(undefined, { since: '2026-01-28T00:00:00+01:00' });
    const [request] = xero.received();
    expect(request?.path).toMatch(/^\/api\.xro\/2\.0\/Invoices\?/);
    expect(query()).toEqual({ order: 'UpdatedDateUTC ASC', page: '1', pageSize: '100' });
    expect(request?.headers).toMatchObject({
      'xero-tenant-id': config.tenant_id,
      'if-modified-since': '2026-01-27T23:00:00.000Z',
      authorization: `Bearer ${material.secret}`,
    });
  });

  it('begins each page at the last change of the previous one, so that it skips nothing', async () => {
    const start = Date.parse('2026-01-28T10:00:00Z');
    xero.answer(full(start, start + 90_250));
    const page = await sync('2026-01-28T09:00:00.000Z 100 1');
    expect(page).toMatchObject({ complete: false, cursor: '2026-01-28T10:01:29.000Z 100 1' });
  });

  it('uses larger pages, then numbered ones, if many records changed within one second', async () => {
    const [since, time] = ['2026-01-28T10:00:00.000Z', Date.parse('2026-01-28T10:00:01.400Z')];
    xero.answer(full(time, time));
    expect(await sync(`${since} 100 1`)).toMatchObject({ complete: false, cursor: `${since} 1000 1` });
    expect(await sync(`${since} 1000 1`)).toMatchObject({ complete: false, cursor: `${since} 1000 2` });
    expect(await sync(`${since} 1000 3`)).toMatchObject({ complete: true, cursor: `${since} 100 1` });
    expect(query(2)).toMatchObject({ page: '3', pageSize: '1000' });
  });

  it('keeps its place when nothing has changed', async () => {
    xero.answer({ body: { pagination: { page: 1, pageSize: 100, pageCount: 0 }, Invoices: [] } });
    const cursor = '2026-01-28T10:00:00.000Z 100 1';
    expect(await sync(cursor)).toEqual({ records: [], skipped: [], cursor, complete: true });
  });

  it('does not end at a full page that says nothing about others', async () => {
    xero.answer({ body: { Invoices: changedAt(...Array.from({ length: 100 }, (_, n) => Date.UTC(2026, 0, n))) } });
    expect(await sync()).toMatchObject({ complete: false });
  });

  it.each(['x', "2026-01-28T10:00:00.000Z' 100 1", '2026-01-28T10:00:00.000Z 5000 1'])(
    'refuses the cursor %s',
    async (cursor) => {
      xero.answer({ body: invoices });
      expect(await failureOf(sync(cursor))).toMatchObject({ class: 'permanent', code: 'invalid_parameters' });
      expect(xero.received()).toEqual([]);
    },
  );

  it('returns a deleted invoice and a contact to be erased as deleted', async () => {
    const [invoice] = changedAt(1_541_176_290_160);
    xero.answer({ body: { Invoices: [{ ...invoice, Status: 'DELETED' }] } });
    expect(await sync()).toMatchObject({ records: [{ external_id: '0', deleted: true }] });
    xero.answer({ body: { Contacts: [{ ...contacts.Contacts[0], ContactStatus: 'GDPRREQUEST' }] } });
    expect(await xero.run('SYNC_CUSTOMER_DATA', {})).toMatchObject({ records: [{ deleted: true }] });
    expect(query()).toMatchObject({ includeArchived: 'true' });
  });
});
