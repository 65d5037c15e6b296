import { attentionText } from './attention-text';

it('says that nothing fails, and no more than is known', () => {
  const none = { unknown: 0, pending: 0, paused: 0 };
  expect(attentionText({ ...none, integrations: 1, healthy: 1 })).toBe('1 of 1 integration works.');
  expect(attentionText({ ...none, integrations: 3, healthy: 1, unknown: 1, pending: 1 })).toBe(
    '1 of 3 integrations work. 1 has not been checked lately. 1 is not connected yet.',
  );
});
