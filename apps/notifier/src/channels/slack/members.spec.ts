import { memberOf } from './members';

const user = { real_name: 'Tom Becker', profile: { email: 'tom@acme.example' } };

it('knows a member of the workspace by name and address', () => {
  expect(memberOf({ user })).toEqual({ name: 'Tom Becker', email: 'tom@acme.example' });
});

it.each(['deleted', 'is_bot', 'is_restricted', 'is_ultra_restricted', 'is_stranger'])(
  'knows nobody who is %s',
  (flag) => {
    expect(memberOf({ user: { ...user, [flag]: true } })).toBeUndefined();
  },
);
