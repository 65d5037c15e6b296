import { operationName, summaryOf, titleOf } from './naming.ts';

const named = (controller: string, handler: string, verb: string, path: string): string =>
  operationName({ controller: { name: controller } as never, handler, verb: verb as 'get', path });

it.each([
  ['ConnectionsController', 'list', 'get', '/internal/connections', 'listConnections'],
  ['ConnectionsController', 'get', 'get', '/internal/connections/{connection_code}', 'getConnection'],
  ['ConnectionsController', 'create', 'post', '/internal/connections', 'createConnection'],
  ['CapabilitiesController', 'remove', 'delete', '/x/{capability_code}', 'removeCapability'],
  ['TasksController', 'close', 'post', '/tasks/{id}/close', 'closeTask'],
  ['SettingsController', 'put', 'put', '/tenant/settings', 'putSettings'],
  ['DeleteIntegrationController', 'delete', 'delete', '/integrations/{id}', 'deleteIntegration'],
  ['RiskSignalsController', 'listOpen', 'get', '/risk-signals', 'listOpen'],
])('calls %s.%s of %s %s %s%s', (controller, handler, verb, path, name) => {
  expect(named(controller, handler, verb, path)).toBe(name);
});

it('writes names for people', () => {
  expect(summaryOf('listSyncRuns')).toBe('List sync runs');
  expect(titleOf('health-score')).toBe('Health score');
});
