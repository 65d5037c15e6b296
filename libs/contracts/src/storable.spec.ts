import { storable } from './storable';

it.each([
  ['a\0b', 'a\ufffdb'],
  ['a\ud800b\udc00', 'a\ufffdb\ufffd'],
  ['Grüße 🔌', 'Grüße 🔌'],
])('makes %j storable', (text, clean) => {
  expect(storable(text)).toBe(clean);
});

it('leaves no half of a character where it cuts', () => {
  expect(storable('ab🔌', 3)).toBe('ab\ufffd');
});
