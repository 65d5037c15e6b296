import { PLATFORM_TENANT } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { ResumeRun } from '../src/workflow/resume-run';
import { SteppingNotifier } from './stepping';

/** Runs that wait at a step: for a time, for a person, or for the next attempt. */
const notifier = new SteppingNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

describe('a wait', () => {
  it('stops the run at its step, and the run goes on once it is due', async () => {
    const tenant = await notifier.tenant();
    const signal = await notifier.opened(tenant, 'wait_and_escalate');
    const run = await notifier.runIn(signal, 'waiting');
    expect(await notifier.said(signal)).toEqual(['before done', 'four_hours waiting']);
    const [, wait] = await notifier.steps(signal);
    expect(run.due_at).toEqual(wait!.due_at);
    expect(run.due_at!.getTime()).toBeGreaterThan(Date.now() + 3 * 3_600_000);
    await notifier.due(signal);
    await notifier.runIn(signal, 'done');
    expect(await notifier.said(signal)).toEqual(['before done', 'four_hours done', 'manager done', 'after done']);
    expect(await notifier.titles(signal, tenant.id)).toEqual(['before', 'after']);
    expect(await notifier.deliveries(signal.signal_id)).toMatchObject([
      { audience: 'manager', recipient: `rita-${tenant.id}@acme.example`, state: 'sent' },
    ]);
    const [told] = notifier.slack.in(tenant.slack_token);
    expect(told!.text).toContain('nobody has acted');
  });

  it('ends with the signal, and no step after it acts', async () => {
    const tenant = await notifier.tenant();
    const signal = await notifier.opened(tenant, 'wait_and_escalate');
    await notifier.runIn(signal, 'waiting');
    await tenant.resolved(signal);
    await notifier.runIn(signal, 'done');
    expect(await notifier.said(signal)).toEqual([
      'before done',
      'four_hours skipped closed_before_told',
      'manager skipped closed_before_told',
      'after skipped closed_before_told',
    ]);
    expect(await notifier.titles(signal, tenant.id)).toEqual(['before']);
    expect(notifier.slack.in(tenant.slack_token)).toEqual([]);
  });

  it('goes on waiting for the same time when the signal changes', async () => {
    const tenant = await notifier.tenant();
    const signal = await notifier.opened(tenant, 'wait_and_escalate');
    const { due_at } = await notifier.runIn(signal, 'waiting');
    await tenant.updated({ ...signal, severity: 'low' });
    await waitUntil(
      async () =>
        (await notifier.rows('select 1 from signals where signal_id = $1 and version = 2', signal.signal_id))[0],
    );
    expect(await notifier.run(signal)).toMatchObject({ state: 'waiting', due_at });
    expect(await notifier.said(signal)).toEqual(['before done', 'four_hours waiting']);
  });

  it('escalates to nobody once somebody acted', async () => {
    const tenant = await notifier.tenant();
    const signal = await notifier.opened(tenant, 'wait_and_escalate');
    await notifier.runIn(signal, 'waiting');
    const acknowledged = `/risk-signals/${signal.signal_id}/acknowledge`;
    expect((await notifier.http('POST', acknowledged, await tenant.tokenFor('csm'), {})).status).toBe(200);
    await notifier.due(signal);
    await notifier.runIn(signal, 'done');
    expect(await notifier.said(signal)).toContain('manager skipped somebody_acted');
    expect(notifier.slack.in(tenant.slack_token)).toEqual([]);
  });
});

describe('a step that fails', () => {
  it('is rolled back and tried again, and acts once', async () => {
    const tenant = await notifier.tenant();
    const signal = await notifier.opened(tenant, 'ring');
    await notifier.runIn(signal, 'waiting');
    const [ring, ...others] = await notifier.steps(signal);
    expect(ring).toMatchObject({ state: 'retrying', attempts: 1, last_error: 'division by zero' });
    expect(others).toEqual([]);
    expect(await notifier.titles(signal, tenant.id)).toEqual([]);
    await notifier.rows(
      `insert into tasks (id, tenant_id, signal_id, key, title, priority, due_at)
       values (gen_random_uuid(), $1, $2, 'bell', 'bell', 'low', now())`,
      tenant.id,
      signal.signal_id,
    );
    await notifier.due(signal);
    await notifier.runIn(signal, 'done');
    expect(await notifier.said(signal)).toEqual(['ring done', 'after done']);
    expect((await notifier.steps(signal))[0]).toMatchObject({ attempts: 2, last_error: 'division by zero' });
    expect((await notifier.titles(signal, tenant.id)).sort()).toEqual(['after', 'bell', 'rang']);
  });

  it('has failed after the attempts of its document: staff get a task, the others go on, and it can be resumed', async () => {
    const tenant = await notifier.tenant();
    const signal = await notifier.opened(tenant, 'ring');
    await notifier.runIn(signal, 'waiting');
    await notifier.due(signal);
    const { id } = await notifier.runIn(signal, 'done');
    expect(await notifier.said(signal)).toEqual(['ring failed division by zero', 'after done']);
    expect((await notifier.steps(signal))[0]).toMatchObject({ attempts: 2 });
    expect(await notifier.titles(signal, PLATFORM_TENANT)).toEqual([
      'Tell by hand: workflow ring 1.0, step ring cannot go on: division by zero',
    ]);
    expect(await notifier.titles(signal, tenant.id)).toEqual(['after']);
    await notifier.rows(
      `insert into tasks (id, tenant_id, signal_id, key, title, priority, due_at)
       values (gen_random_uuid(), $1, $2, 'bell', 'bell', 'low', now())`,
      tenant.id,
      signal.signal_id,
    );
    expect((await notifier.as(tenant, 'csm', 'POST', `/${id}/resume`)).status).toBe(403);
    expect((await notifier.as(tenant, 'tenant_admin', 'POST', `/${id}/resume`, { note: 'Mended' })).status).toBe(204);
    await waitUntil(async () => (await notifier.said(signal))[0] === 'ring done');
    expect((await notifier.titles(signal, tenant.id)).sort()).toEqual(['after', 'bell', 'rang']);
    const audit = await notifier.list('/audit-log/messages', await tenant.tokenFor('tenant_admin'));
    expect(audit).toMatchObject([{ action: 'workflow_run.resumed', subject_id: id, detail: { note: 'Mended' } }]);
  });

  it('counts an attempt once, though several processes go on with the run at the same time', async () => {
    const tenant = await notifier.tenant();
    const signal = await notifier.opened(tenant, 'ring_often');
    const { id } = await notifier.runIn(signal, 'waiting');
    await notifier.due(signal);
    const runs = notifier.app.get(ResumeRun, { strict: false });
    await Promise.all(Array.from({ length: 5 }, () => runs.resume(tenant.id, id)));
    expect((await notifier.steps(signal))[0]).toMatchObject({ state: 'retrying', attempts: 2 });
  });
});

describe('the list of runs', () => {
  it('has a run with its steps, those to come too, and filters', async () => {
    const tenant = await notifier.tenant();
    const [waiting, done] = [
      await notifier.opened(tenant, 'wait_and_escalate'),
      await notifier.opened(tenant, 'send_hook_to_endpoint', { error_code: 'none' }),
    ];
    const { id } = await notifier.runIn(waiting, 'waiting');
    await notifier.runIn(done, 'done');
    const ids = async (query: string) =>
      ((await notifier.as(tenant, 'csm', 'GET', query)).body.items as { signal_id: string }[]).map(
        (it) => it.signal_id,
      );
    expect((await ids('')).sort()).toEqual([waiting.signal_id, done.signal_id].sort());
    expect(await ids('?state=waiting')).toEqual([waiting.signal_id]);
    expect(await ids('?workflow=send_hook_to_endpoint')).toEqual([done.signal_id]);
    expect(await ids(`?signal_id=${waiting.signal_id}`)).toEqual([waiting.signal_id]);
    expect(await ids('?since=2099-01-01T00:00:00Z')).toEqual([]);
    const first = (await notifier.as(tenant, 'csm', 'GET', '?limit=1')).body;
    const next = await ids(`?limit=1&cursor=${String(first.next_cursor)}`);
    expect([...(first.items as { signal_id: string }[]).map((it) => it.signal_id), ...next].sort()).toEqual(
      [waiting.signal_id, done.signal_id].sort(),
    );
    const { body } = await notifier.as(tenant, 'csm', 'GET', `/${id}`);
    expect(body).toMatchObject({
      state: 'waiting',
      waits_at: 'four_hours',
      failed_steps: 0,
      customer_name: 'TechCorp',
    });
    expect((body.steps as { name: string; state: string | null }[]).map(({ name, state }) => [name, state])).toEqual([
      ['before', 'done'],
      ['four_hours', 'waiting'],
      ['manager', null],
      ['after', null],
    ]);
    const other = await notifier.tenant();
    expect((await notifier.as(other, 'csm', 'GET', `/${id}`)).status).toBe(404);
  });

  it('cancels a run that waits: nothing more of it acts, and the audit log says who and why', async () => {
    const tenant = await notifier.tenant();
    const signal = await notifier.opened(tenant, 'wait_and_escalate');
    const { id } = await notifier.runIn(signal, 'waiting');
    expect((await notifier.as(tenant, 'csm', 'POST', `/${id}/cancel`)).status).toBe(403);
    expect((await notifier.as(tenant, 'tenant_admin', 'POST', `/${id}/cancel`, { note: 'Known' })).status).toBe(204);
    expect(await notifier.run(signal)).toMatchObject({ state: 'cancelled', reason: 'run_cancelled', due_at: null });
    expect(await notifier.said(signal)).toEqual(['before done', 'four_hours skipped run_cancelled']);
    await tenant.updated({ ...signal, severity: 'low' });
    await waitUntil(
      async () =>
        (await notifier.rows('select 1 from signals where signal_id = $1 and version = 2', signal.signal_id))[0],
    );
    expect(await notifier.run(signal)).toMatchObject({ state: 'cancelled' });
    for (const change of ['cancel', 'resume'])
      expect((await notifier.as(tenant, 'tenant_admin', 'POST', `/${id}/${change}`)).status).toBe(409);
    const audit = await notifier.list('/audit-log/messages', await tenant.tokenFor('tenant_admin'));
    expect(audit).toMatchObject([
      { action: 'workflow_run.cancelled', actor: 'a-tenant_admin', detail: { note: 'Known' } },
    ]);
  });

  it('goes on at once with a run that waits for a time, where somebody resumes it', async () => {
    const tenant = await notifier.tenant();
    const signal = await notifier.opened(tenant, 'wait_and_escalate');
    const { id } = await notifier.runIn(signal, 'waiting');
    expect((await notifier.as(tenant, 'tenant_admin', 'POST', `/${id}/resume`)).status).toBe(204);
    await notifier.runIn(signal, 'done');
    expect(await notifier.titles(signal, tenant.id)).toEqual(['before', 'after']);
  });
});
