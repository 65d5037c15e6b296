import { grantInWords, readGrant } from './grant-in-words';

it('says who may do what', () => {
  const base = { capability_code: null, action: 'configure', grantee_type: 'role', grantee: 'csm' } as const;
  expect(grantInWords(base)).toEqual({ who: 'Everybody in customer success', what: 'may configure' });
  expect(grantInWords({ ...base, action: 'execute', grantee_type: 'service', grantee: 'billing' })).toEqual({
    who: 'The service billing',
    what: 'may execute everything of',
  });
  const one = { ...base, action: 'execute', capability_code: 'PROCESS_PAYMENT', grantee_type: 'user' } as const;
  expect(grantInWords(one).what).toBe('may execute PROCESS_PAYMENT of');
});

it('reads a role from the choice, and a user from the text field', () => {
  expect(
    readGrant({ action: 'configure', grantee_type: 'role:csm', grantee: 'left over', integration_id: '' }),
  ).toEqual({
    action: 'configure',
    grantee_type: 'role',
    grantee: 'csm',
  });
  const posted = {
    action: 'execute',
    grantee_type: 'user',
    grantee: ' mia ',
    capability_code: 'X',
    integration_id: 'i',
  };
  expect(readGrant(posted)).toMatchObject({ grantee: 'mia', capability_code: 'X', integration_id: 'i' });
});
