import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from '@linesman/testing';
import type { WorkflowSummary, WorkflowVersion } from '../src/workflow-documents/own-workflow';
import type { PreviewedSignal } from '../src/workflow-documents/preview-document';
import { type RunningNotifier, useNotifier } from './running-notifier';
import { Editor, NAME, onlyTask } from './workflow-editor';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const builtIn = readFileSync(join(__dirname, `../workflows/${NAME}.yaml`), 'utf8');

const admin = async (): Promise<Editor> => Editor.of(notifier, await notifier.tenant());

const stepsOf = (signal_id: string) =>
  notifier.rows<{ workflow_version: string; step_id: string; state: string }>(
    `select r.workflow_version, s.step_id, s.state from workflow_runs r join workflow_steps s on s.run_id = r.id
     where r.signal_id = $1 order by s.position`,
    signal_id,
  );
const broken = async ({ tenant }: Editor) => {
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  return signal;
};

it('takes the place of the document of the same name, for its tenant alone, in the process that runs', async () => {
  const [mine, other] = [await admin(), await admin()];
  const before = await broken(mine);
  await notifier.settled(before.signal_id, 2);

  const published = await mine.publish(onlyTask('2.0'));
  expect(published).toMatchObject({
    status: 200,
    body: { in_force: { origin: 'own', document_version: '2.0', published_by: 'a-tenant_admin' }, draft: null },
  });
  const after = await broken(mine);
  await waitUntil(async () => (await stepsOf(after.signal_id)).length);
  expect(await stepsOf(after.signal_id)).toEqual([{ workflow_version: '2.0', step_id: 'create_task', state: 'done' }]);
  expect(await notifier.deliveries(after.signal_id)).toEqual([]);

  const theirs = await broken(other);
  expect(await notifier.settled(theirs.signal_id, 2)).toHaveLength(2);
  // What has begun goes on with its own document.
  await mine.tenant.updated({ ...before, severity: 'high' });
  await waitUntil(async () => (await stepsOf(before.signal_id)).length === 5);
  expect(new Set((await stepsOf(before.signal_id)).map((step) => step.workflow_version))).toEqual(new Set(['1.1']));
});

it('goes back to a version before, and to the document of the service', async () => {
  const editor = await admin();
  await editor.publish(onlyTask('2.0'));
  await editor.publish(onlyTask('2.1', 'Look at it now'));
  const versions = await editor.ask<{ items: WorkflowVersion[] }>('GET', `/${NAME}/versions`);
  expect(versions.body.items.map(({ document_version, state }) => [document_version, state])).toEqual([
    ['2.1', 'published'],
    ['2.0', 'retired'],
  ]);
  const back = await editor.ask('POST', `/${NAME}/roll-back`, { document_version: '2.0' });
  expect(back.body.in_force).toMatchObject({ document_version: '2.0', source: onlyTask('2.0') });
  expect((await editor.ask<{ source: string }>('GET', `/${NAME}/versions/2.1`)).body.source).toContain(
    'Look at it now',
  );

  const own = await editor.ask('POST', `/${NAME}/roll-back`, {});
  expect(own.body.in_force).toMatchObject({ origin: 'built_in', document_version: '1.1', source: builtIn });
  const signal = await broken(editor);
  expect(await notifier.settled(signal.signal_id, 2)).toHaveLength(2);
  expect((await editor.ask('POST', `/${NAME}/roll-back`, { document_version: '9' })).status).toBe(404);
  const audited = await notifier.rows<{ action: string }>(
    `select action from audit_log where tenant_id = $1 order by id`,
    editor.tenant.id,
  );
  expect(audited.map(({ action }) => action)).toEqual([
    'workflow.draft_saved',
    'workflow.published',
    'workflow.draft_saved',
    'workflow.published',
    'workflow.rolled_back',
    'workflow.rolled_back',
  ]);
});

it('begins no run with a document that is switched off', async () => {
  const editor = await admin();
  await editor.publish(builtIn.replace('version: 1.1', 'version: 1.1-off\nenabled: false'));
  const signal = await broken(editor);
  const { body } = await editor.ask<{ items: WorkflowSummary[] }>('GET', '');
  expect(body.items.find(({ name }) => name === NAME)).toMatchObject({ enabled: false, document_version: '1.1-off' });
  // The other documents of the service still run.
  const ours = editor.tenant.snapshot();
  await editor.tenant.opened({
    ...ours,
    status_change: { ...ours.status_change, party_at_fault: 'us', cause: 'invalid_client' },
  });
  await waitUntil(async () => (await stepsOf(ours.signal_id)).length);
  expect((await stepsOf(ours.signal_id)).map(({ step_id }) => step_id)).toEqual(['create_task', 'alert_staff']);
  expect(await stepsOf(signal.signal_id)).toEqual([]);
});

it('publishes no document with a mistake, and says where it is', async () => {
  const editor = await admin();
  const wrong = onlyTask('2.0').replace('priority: high', 'priority: huge\n      colour: red');
  const saved = await editor.ask('PUT', `/${NAME}/draft`, { source: wrong });
  expect(saved.body.draft!.mistakes.map(({ line, column, path }) => [line, column, path])).toEqual([
    [14, 17, 'steps[0].config.priority'],
    [15, 7, 'steps[0].config.colour'],
  ]);
  const refused = await editor.ask('POST', `/${NAME}/publish`);
  expect(refused).toMatchObject({ status: 422, body: { type: 'urn:linesman:problem:document-has-mistakes' } });
  expect(refused.body.errors).toContainEqual(
    expect.objectContaining({ field: 'steps[0].config.colour', line: 15, column: 7 }),
  );
  // Of another name, and with the version of another text.
  const named = await editor.publish(onlyTask('2.0').replace(NAME, 'another'));
  expect(named.body.errors).toMatchObject([{ field: 'workflow', line: 1 }]);
  expect((await editor.publish(onlyTask('1.1'))).body.errors).toMatchObject([{ field: 'version', line: 2 }]);
  await editor.publish(onlyTask('2.0'));
  expect((await editor.publish(onlyTask('2.0', 'Other'))).body.errors).toMatchObject([{ field: 'version', line: 2 }]);
  const { body } = await editor.ask<{ mistakes: object[] }>('POST', '/validate', { source: 'workflow: A' });
  expect(body.mistakes.length).toBeGreaterThan(1);
});

it('lets nobody overwrite what somebody else changed meanwhile', async () => {
  const editor = await admin();
  const first = await editor.ask('GET', `/${NAME}`);
  expect(first.etag).toBe('"0"');
  expect((await editor.ask('PUT', `/${NAME}/draft`, { source: 'a: 1' }, first.etag!)).status).toBe(200);
  const late = await editor.ask('PUT', `/${NAME}/draft`, { source: 'b: 2' }, first.etag!);
  expect(late).toMatchObject({ status: 412, body: { type: 'urn:linesman:problem:changed-meanwhile' } });
  const now = await editor.ask('GET', `/${NAME}`);
  expect(now.body.draft!.source).toBe('a: 1');
  expect((await editor.ask('DELETE', `/${NAME}/draft`, undefined, now.etag!)).status).toBe(204);
  expect((await editor.ask('GET', `/${NAME}`)).body.draft).toBeNull();
  expect((await editor.ask('POST', `/${NAME}/publish`)).status).toBe(404);
});

it('is for administrators of the tenant, and lists what the service and the tenant have', async () => {
  const editor = await admin();
  expect((await (await Editor.of(notifier, editor.tenant, 'csm')).ask('GET', '')).status).toBe(403);
  await editor.ask('PUT', '/mine/draft', { source: 'x: 1' });
  const { body } = await editor.ask<{ items: WorkflowSummary[]; next_cursor?: string }>('GET', '?limit=2');
  expect(body.items).toHaveLength(2);
  const rest = await editor.ask<{ items: WorkflowSummary[] }>('GET', `?limit=200&cursor=${body.next_cursor}`);
  const names = [...body.items, ...rest.body.items].map(({ name }) => name);
  expect(names).toEqual([...names].sort());
  expect(names).toEqual(expect.arrayContaining([NAME, 'mine', 'our_fault_response']));
  expect((await (await admin()).ask('GET', '/mine')).status).toBe(404);
});

it('previews a document with a past signal, beside what was done, and sends and stores nothing', async () => {
  const editor = await admin();
  const signal = await broken(editor);
  await notifier.settled(signal.signal_id, 2);
  const count = async () => {
    const tables = [
      'signals',
      'workflow_runs',
      'workflow_steps',
      'deliveries',
      'tasks',
      'outbox',
      'workflow_documents',
    ];
    const all = tables.map((table) =>
      notifier.rows(`select count(*)::int as n from ${table} where tenant_id = $1`, editor.tenant.id),
    );
    return Promise.all(all);
  };
  await waitUntil(async () => (await stepsOf(signal.signal_id)).length === 5);
  const before = await count();
  const source = builtIn.replace('condition: "{{technical_contact_exists}}"', 'condition: "{{severity == \'low\'}}"');
  const { status, body } = await editor.ask<{ signals: PreviewedSignal[] }>('POST', '/preview', { source });
  expect(status).toBe(200);
  expect(body.signals).toHaveLength(1);
  const [previewed] = body.signals;
  const toldIn = (runs: PreviewedSignal['did']) =>
    runs.flatMap((run) => run.steps.map(({ step_id, told, reason }) => [step_id, told?.channel ?? null, reason]));
  expect(previewed).toMatchObject({ signal_id: signal.signal_id, integration_name: 'Salesforce CRM Sync' });
  expect(toldIn(previewed!.would)).toEqual([
    ['assess_impact', null, null],
    ['notify_csm', 'slack', null],
    ['notify_technical_contact', null, 'condition'],
    ['create_task', null, null],
    ['update_health_score', null, null],
  ]);
  expect(toldIn(previewed!.did)).toEqual([
    ['assess_impact', null, null],
    ['notify_csm', 'slack', null],
    ['notify_technical_contact', 'email', null],
    ['create_task', null, null],
    ['update_health_score', null, null],
  ]);
  expect(await count()).toEqual(before);
  expect(notifier.slack.in(editor.tenant.slack_token)).toHaveLength(1);

  const one = { source: onlyTask('3'), signal_id: signal.signal_id };
  const dry = await editor.ask<{ signals: PreviewedSignal[] }>('POST', '/preview', one);
  expect(dry.body.signals[0]!.would.map((run) => run.steps.map(({ step_id }) => step_id))).toEqual([['create_task']]);
  expect((await (await admin()).ask('POST', '/preview', one)).status).toBe(404);
  expect((await editor.ask('POST', '/preview', { source: 'x' })).status).toBe(422);
});

it('serves the schema of documents to everybody', async () => {
  const answer = await fetch(`${await notifier.app.getUrl()}/schemas/workflow.json`);
  expect(answer.headers.get('content-type')).toContain('application/schema+json');
  expect(await answer.json()).toMatchObject({ properties: { workflow: {}, trigger: {}, steps: {} } });
});
