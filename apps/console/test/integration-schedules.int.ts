import { at, hidden, hoursAgo, integration_id, IntegrationWorld, listed, problem } from './integration-world';

const world = new IntegrationWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

describe('schedules of syncs', () => {
  const schedule = {
    schedule_id: '6f1e2d3c-0000-4000-8000-000000000091',
    integration_id,
    connection_code: 'stripe',
    capability_code: 'SYNC_TRANSACTIONS',
    kind: 'every',
    cron: null,
    time_zone: null,
    counts_in: 'UTC',
    every_seconds: 900,
    quiet_seconds: null,
    parameters: {},
    enabled: true,
    held: null,
    problem: 'sync_failed',
    next_at: hoursAgo(-1),
    skipped_at: null,
    last_success_at: hoursAgo(30),
    last_run: { due_at: hoursAgo(1), status: 'failed', error: { message: 'unexpected token <b>' } },
    version: 4,
  };
  const of_schedule = `${at}/syncs/SYNC_TRANSACTIONS/schedule`;
  const sent = (method: string) => {
    const seen = world.upstreams.executor.seen.findLast((one) => one.method === method);
    return (
      seen && { url: seen.url, body: seen.body.length > 0 ? (JSON.parse(seen.body.toString()) as object) : undefined }
    );
  };

  it('show when they run by themselves and how that goes, with buttons for administrators', async () => {
    world.now.executor = { '/schedules?': listed(schedule) };
    const { html } = await (await world.signedIn()).open(`${at}/syncs`);
    for (const words of ['Every 15 min', 'Failing', 'Its runs fail', 'unexpected token &lt;b&gt;', 'Run now', 'Pause'])
      expect(html).toContain(words);
    const { html: forCsm } = await (await world.signedIn('csm')).open(`${at}/syncs`);
    expect([forCsm.includes('Every 15 min'), forCsm.includes('Run now')]).toEqual([true, false]);
  });

  it('are scheduled with a form, which shows what the service refuses', async () => {
    world.now.executor = { 'POST /schedules': { status: 201, body: schedule } };
    const browser = await world.signedIn();
    const form = hidden((await browser.open(`${of_schedule}?kind=cron`)).html);
    expect(form.kind).toBe('cron');
    await browser.open(of_schedule, { ...form, cron: '0 6 * * *', time_zone: 'Europe/Paris' });
    expect(sent('POST')!.body).toMatchObject({
      integration_id,
      capability_code: 'SYNC_TRANSACTIONS',
      kind: 'cron',
      cron: '0 6 * * *',
      time_zone: 'Europe/Paris',
      enabled: true,
      parameters: {},
    });
    const errors = [{ field: 'cron', message: 'is no valid time' }];
    world.now.executor = { 'POST /schedules': problem(400, 'invalid-fields', 'cron: is no valid time', { errors }) };
    const { html, response } = await browser.open(of_schedule, { ...form, cron: '61 6 * * *' });
    expect([response.status, html.includes('Is no valid time'), html.includes('61 6 * * *')]).toEqual([
      422,
      true,
      true,
    ]);
  });

  it('are paused, run and unscheduled by administrators only', async () => {
    world.now.executor = { '/schedules?': listed(schedule), '/schedules/': { status: 202, body: schedule } };
    const browser = await world.signedIn();
    const form = hidden((await browser.open(of_schedule)).html);
    await browser.open(`${of_schedule}/pause`, form);
    expect(sent('PUT')).toMatchObject({ body: { kind: 'every', every_seconds: 900, enabled: false } });
    await browser.open(`${of_schedule}/run`, form);
    expect(sent('POST')!.url).toBe(`/schedules/${schedule.schedule_id}/runs`);
    await browser.open(`${of_schedule}/delete`, form);
    expect(sent('DELETE')!.url).toBe(`/schedules/${schedule.schedule_id}`);
    expect((await (await world.signedIn('csm')).open(of_schedule)).response.status).toBe(403);
  });
});
