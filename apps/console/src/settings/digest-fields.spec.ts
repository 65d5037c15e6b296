import { readDigest } from './digest-fields';

it.each([
  [{}, undefined],
  [{ digest_messages: '5', digest_minutes: '10' }, undefined],
  [{ digest_messages: '', digest_minutes: '' }, undefined],
  [
    { digest_messages: '3', digest_minutes: '' },
    { messages: 3, minutes: 10 },
  ],
  [
    { digest_messages: '5', digest_minutes: ' 30 ' },
    { messages: 5, minutes: 30 },
  ],
])('reads %o', (posted, expected) => {
  expect(readDigest(posted)).toEqual(expected);
});
