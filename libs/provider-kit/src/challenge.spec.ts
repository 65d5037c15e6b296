import { challengedScopes } from './challenge';

it.each([
  ['Bearer realm="api", error="insufficient_scope", scope="files.read files.write"', ['files.read', 'files.write']],
  ['Bearer scope=""', []],
  ['Bearer realm="api"', []],
])('reads the scopes of %s', (header, scopes) => {
  expect(challengedScopes({ 'www-authenticate': header })).toEqual(scopes);
});

it('reads none where nothing is asked for', () => {
  expect(challengedScopes({})).toEqual([]);
});
