import { readRequest } from './request.ts';

const tenant = '79140814-fa9d-4797-ab55-7abc4c7bf202';

it('asks for a role in the first tenant unless another is named', () => {
  expect(readRequest(['--role', 'csm'], tenant)).toEqual({ sub: 'script-csm', tenant, roles: ['csm'] });
  const other = '9f41fd03-b99d-4da7-a99e-5291b1c374c2';
  const args = ['--role=admin,service', '--tenant', other, '--sub', 'billing', '--ttl', '60'];
  expect(readRequest(args, tenant)).toEqual({
    sub: 'billing',
    tenant: other,
    roles: ['admin', 'service'],
    ttl_seconds: 60,
  });
});

it('asks for a persona with its own role and tenant', () => {
  expect(readRequest(['--persona', 'jane'], tenant)).toEqual({ persona: 'jane' });
  expect(() => readRequest(['--persona', 'jane', '--role', 'admin'], tenant)).toThrow('its own role');
});

it('refuses unknown options, and a request for nobody', () => {
  expect(() => readRequest(['--colour', 'red'], tenant)).toThrow('--colour');
  expect(() => readRequest(['--role', 'csm', '--ttl', 'soon'], tenant)).toThrow('seconds');
  expect(() => readRequest([], tenant)).toThrow('--role or --persona');
});
