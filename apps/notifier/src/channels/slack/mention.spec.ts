import { mentionOf } from './mention';

it('mentions a person by the id that Slack gave', () => {
  expect(mentionOf('U0JANE')).toBe('<@U0JANE>');
  expect(mentionOf('W012A3CDE')).toBe('<@W012A3CDE>');
});

it.each([undefined, null, '', '!channel', 'U0JANE|here', 'u0jane', 'C0ALERTS', '@jane', 'U0JANE> <!here'])(
  'mentions nobody for %j',
  (id) => expect(mentionOf(id)).toBeUndefined(),
);
