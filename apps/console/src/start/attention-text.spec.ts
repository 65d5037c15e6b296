import { attentionText } from './attention-text';

it('says that nothing fails, and no more than is known', () => {
  expect(attentionText([{ state: 'healthy' }])).toBe('1 of 1 integration works.');
  expect(attentionText([{ state: 'healthy' }, { state: 'unknown' }, { state: 'pending' }])).toBe(
    '1 of 3 integrations work. 1 has not been checked lately. 1 is not connected yet.',
  );
});
