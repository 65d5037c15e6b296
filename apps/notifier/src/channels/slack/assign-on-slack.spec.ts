import { memberOf } from './assign-on-slack';

const user = { real_name: 'Tom Becker', profile: { email: 'tom@acme.example' } };

it('assigns signals to members of the workspace', () => {
  expect(memberOf({ user })).toEqual({ name: 'Tom Becker', email: 'tom@acme.example' });
});

it.each(['deleted', 'is_bot', 'is_restricted', 'is_ultra_restricted', 'is_stranger'])(
  'assigns none to a user who is %s',
  (flag) => {
    expect(memberOf({ user: { ...user, [flag]: true } })).toBeUndefined();
  },
);
