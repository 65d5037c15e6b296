import type { MessageContent } from '../../deliveries/personal-message';
import { personalBlocks } from './personal-blocks';

const content: MessageContent = {
  title: 'Overdue: 25 tasks',
  mood: 'late',
  summary: 'Overdue: 25 tasks',
  text: [],
  lists: [],
  small: [],
  buttons: [{ label: 'Open the Tasks', url: '/tasks' }],
};
const textsOf = (lists: MessageContent['lists']) =>
  personalBlocks({ ...content, lists }, 'https://linesman.example').blocks.flatMap((block) =>
    block.type === 'section' ? [block.text!.text] : [],
  );

it('shows each line of a long list, in sections of a size that Slack takes', () => {
  const lines = [...Array.from({ length: 20 }, (_, n) => `Task ${n} ${'x'.repeat(400)}`), 'and 5 more'];
  const texts = textsOf([{ heading: 'Overdue:', lines }]);
  expect(texts.length).toBeGreaterThan(1);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(3_000);
  const shown = texts.join('\n').split('\n');
  expect(shown).toHaveLength(22);
  for (let n = 0; n < 20; n++) expect(shown[n + 1]).toMatch(new RegExp(`^• Task ${n} x+…$`));
  expect(shown.at(-1)).toBe('• and 5 more');
});

it('numbers steps, and shows no list without lines', () => {
  expect(
    textsOf([
      { lines: ['Look', 'Ask'], steps: true },
      { heading: 'Nothing:', lines: [] },
    ]),
  ).toEqual(['1. Look\n2. Ask']);
});
