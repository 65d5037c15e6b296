import type { CapabilityManifest } from './manifest';
import { compareScopes, scopeName, scopesIn } from './scopes';

const capability = (capability_code: string, scopes?: CapabilityManifest['scopes'], version = 1) =>
  ({ capability_code, version, scopes }) as CapabilityManifest;

it.each([
  ['openid api  refresh_token', ['openid', 'api', 'refresh_token']],
  ['chat:write,im:write', ['chat:write', 'im:write']],
  ['', undefined],
  [undefined, undefined],
])('reads the scopes in %j', (text, scopes) => expect(scopesIn(text)).toEqual(scopes));

it('names scopes that are addresses by their last part', () => {
  expect(scopeName('https://www.googleapis.com/auth/drive.file')).toBe('drive.file');
  expect(scopeName('chat:write')).toBe('chat:write');
});

it('finds what each capability lacks, of each row one being enough, and leaves out those that name none', () => {
  const capabilities = [
    capability('READ', [['api', 'full'], ['data.read']]),
    capability('WRITE', [['data.write']]),
    capability('WRITE', [['data.write'], ['sign']], 2),
    capability('PING'),
  ];
  expect(compareScopes({ capabilities }, ['full', 'data.read'])).toEqual([
    { part: 'READ' },
    { part: 'WRITE', missing_scope: 'data.write sign' },
  ]);
  expect(compareScopes({ capabilities }, [])).toEqual([
    { part: 'READ', missing_scope: 'api data.read' },
    { part: 'WRITE', missing_scope: 'data.write sign' },
  ]);
});
