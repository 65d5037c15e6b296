import { memberOf } from './members';

const jane = {
  id: '29:jane',
  name: 'Jane Miller',
  email: 'Jane.Miller@acme.example',
  userPrincipalName: 'jmiller@acme.example',
  userRole: 'user',
};

it('knows a member by their email address, or their user principal name', () => {
  expect(memberOf(jane)).toEqual({ id: '29:jane', name: 'Jane Miller', email: 'Jane.Miller@acme.example' });
  expect(memberOf({ ...jane, name: undefined, email: undefined })).toMatchObject({
    name: 'jmiller@acme.example',
    email: 'jmiller@acme.example',
  });
});

it.each([
  ['a guest', { userRole: 'guest' }],
  ['a guest by name', { userPrincipalName: 'jane_other.example#EXT#@acme.onmicrosoft.com' }],
  ['an anonymous visitor', { userRole: 'anonymous' }],
  ['whoever has no role', { userRole: undefined }],
  ['whoever has no address', { email: undefined, userPrincipalName: undefined }],
])('takes %s for no member', (_, over) => {
  expect(memberOf({ ...jane, ...over })).toBeUndefined();
});
