import { routingOf } from './public-routes.ts';

const claim = (service: string, path: string, verb: 'get' | 'post' = 'get', isPublic = false) => ({
  service,
  route: { path, verb, isPublic },
});

it('says which service serves which path of the one public origin', () => {
  const claims = [
    claim('notifier', '/tasks'),
    claim('notifier', '/tasks', 'post'),
    claim('integrations', '/connect/{token}', 'get', true),
  ];
  expect(routingOf(claims)).toEqual({ '/connect/{token}': 'integrations', '/v1/tasks': 'notifier' });
});

it.each([
  ['two services', [claim('catalog', '/audit-log'), claim('notifier', '/audit-log', 'post')], 'both claim'],
  ['two names of a parameter', [claim('catalog', '/a/{id}'), claim('catalog', '/a/{a_id}', 'post')], 'are one path'],
  ['one service, twice', [claim('catalog', '/a'), claim('catalog', '/a')], 'twice'],
])('refuses a path that is claimed by %s', (_, claims, reason) => {
  expect(() => routingOf(claims)).toThrow(reason);
});
