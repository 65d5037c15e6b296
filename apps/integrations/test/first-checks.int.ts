import { firstCheckMessageRequested, integrationFirstChecked, type IntegrationFirstChecked } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { newTenant, publicOrigin, useWorld, type World } from './start-world';

let world: World;
useWorld((it) => (world = it));

const anna = { subject: 'anna', name: 'Anna Admin', email: 'anna@acme.example', roles: ['tenant_admin'] };

/** A Dropbox that this caller created. */
async function addedBy(tenant: string, caller: { subject: string; roles: string[]; email?: string }): Promise<string> {
  const headers = { authorization: `Bearer ${await world.issuer.token({ tenant, ...caller })}` };
  const payload = { connection_code: 'dropbox', name: 'Files' };
  const response = await world.app.inject({ method: 'POST', url: '/integrations', headers, payload });
  return response.json<{ integration_id: string }>().integration_id;
}

async function newWorkspace(): Promise<string> {
  const tenant = newTenant();
  await world.ask(tenant, 'PUT', '/tenant/settings', { product_name: 'Acme', mail_from: 'care@acme.example' });
  return tenant;
}

const checked_at = '2026-03-01T08:00:00.000Z';
const checked = (
  tenant: string,
  integration_id: string,
  found: Pick<IntegrationFirstChecked, 'outcome' | 'cause' | 'lacking'>,
) =>
  world.publish(integrationFirstChecked, tenant, integration_id, {
    integration_id,
    integration_type: 'dropbox',
    integration_name: 'Files',
    checked_by: 'probe',
    checked_at,
    ...found,
  });
const asked = (tenant: string) => world.eventsOf(firstCheckMessageRequested, tenant).map(({ data }) => data);

it('has the user who added an integration told that it works, or why not and what helps', async () => {
  const tenant = await newWorkspace();
  const [works, fails] = [await addedBy(tenant, anna), await addedBy(tenant, anna)];
  await checked(tenant, works, { outcome: 'success' });
  await waitUntil(() => asked(tenant).length === 1);
  await checked(tenant, fails, { outcome: 'failure', cause: 'grant_revoked' });
  await waitUntil(() => asked(tenant).length === 2);
  const same = {
    integration_name: 'Files',
    provider_name: 'Dropbox',
    checked_at,
    added_by: { name: 'Anna Admin', email: 'anna@acme.example' },
  };
  expect(asked(tenant)).toEqual([
    { integration_id: works, ...same, url: `${publicOrigin}/integrations/${works}` },
    {
      integration_id: fails,
      ...same,
      url: `${publicOrigin}/integrations/${fails}`,
      failure: {
        cause: 'grant_revoked',
        reason: expect.stringContaining('Dropbox') as string,
        steps: ['Open the page of the integration', expect.stringContaining('sign in at Dropbox')] as string[],
      },
    },
  ]);
});

it('has them told what is missing of an integration that works', async () => {
  const tenant = await newWorkspace();
  const lacking = [{ part: 'LIST_FOLDER', missing_scope: 'files.metadata.read' }];
  await checked(tenant, await addedBy(tenant, anna), { outcome: 'success', lacking });
  const message = await waitUntil(() => asked(tenant)[0]);
  expect(message).not.toHaveProperty('failure');
  expect(message).toMatchObject({
    partly: {
      cause: 'insufficient_scope',
      reason: 'list folder: the permission files.metadata.read is missing',
      steps: ['Give the account or the key the missing permissions at Dropbox', expect.stringContaining('Reconnect')],
    },
  });
});

it('has nobody told of what a service added, of what is deleted, or where no address is known', async () => {
  const tenant = await newWorkspace();
  const service = await addedBy(tenant, {
    subject: 'importer',
    roles: ['tenant_admin', 'service'],
    email: 'i@acme.example',
  });
  const unknown = await addedBy(tenant, { subject: 'max', roles: ['tenant_admin'] });
  const deleted = await addedBy(tenant, anna);
  await world.ask(tenant, 'DELETE', `/integrations/${deleted}`);
  const last = await addedBy(tenant, anna);
  for (const id of [service, unknown, deleted, last]) await checked(tenant, id, { outcome: 'success' });
  await waitUntil(() => asked(tenant).length > 0);
  expect(asked(tenant)).toMatchObject([{ integration_id: last }]);
});
