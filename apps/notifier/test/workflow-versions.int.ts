import { waitUntil } from '@linesman/testing';
import { type RunningNotifier, useNotifier } from './running-notifier';
import { Editor, NAME, onlyTask } from './workflow-editor';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const ran = (signal_id: string) => notifier.rows('select 1 from workflow_runs where signal_id = $1', signal_id);

it('keeps the newest versions, the one in force and what a run began with, and deletes older ones with their texts', async () => {
  const tenant = await notifier.tenant();
  const editor = await Editor.of(notifier, tenant);
  await editor.publish(onlyTask('ran'));
  const told = tenant.snapshot();
  await tenant.opened(told);
  await waitUntil(async () => (await ran(told.signal_id)).length > 0);
  await editor.publish(onlyTask('in_force'));
  await editor.publish(onlyTask('old'));
  await editor.ask('POST', `/${NAME}/roll-back`, { document_version: 'in_force' });
  // As after as many publications.
  await notifier.rows(
    `insert into workflow_versions (tenant_id, name, version, digest, enabled, published_by, published_at)
     select $1, $2, 'later' || n, 'digest' || n, true, 'anna', now() + n * interval '1 second' from generate_series(1, 99) n`,
    tenant.id,
    NAME,
  );
  await notifier.rows(
    `insert into workflow_documents (tenant_id, digest, source) select $1, 'digest' || n, '' from generate_series(1, 99) n`,
    tenant.id,
  );
  await notifier.rows(
    `update workflow_versions set published_at = published_at - interval '1 hour' where tenant_id = $1`,
    tenant.id,
  );

  const kept = async () => {
    const versions = await notifier.rows<{ version: string }>(
      `select version from workflow_versions where tenant_id = $1 and version not like 'later%' order by 1`,
      tenant.id,
    );
    const texts = await notifier.rows<{ source: string }>(
      `select source from workflow_documents where tenant_id = $1 and source <> '' order by 1`,
      tenant.id,
    );
    return {
      versions: versions.map(({ version }) => version),
      texts: texts.map(({ source }) => /version: (.*)/.exec(source)![1]),
    };
  };
  expect((await editor.publish(onlyTask('newest'))).status).toBe(200);
  const found = await kept();
  expect(found.versions).toEqual(['in_force', 'newest', 'ran']);
  expect(found.texts.sort()).toEqual(['in_force', 'newest', 'ran']);
  expect((await editor.ask('GET', `/${NAME}/versions/old`)).status).toBe(404);
  expect((await editor.ask('POST', `/${NAME}/roll-back`, { document_version: 'ran' })).status).toBe(200);

  await editor.publish(onlyTask('after'));
  expect((await kept()).versions).toEqual(['after', 'newest', 'ran']);
});
