import { activityOf, type Shown, sizeOf } from './activity';
import { fact, line, link, listed, title } from './elements';

const jane = { address: 'jane@acme.example', name: 'Jane Miller', notifies: true };
const shown = (body: Shown['body']): Shown => ({
  summary: 'Broken',
  title: title('Broken', 'Attention'),
  body,
  actions: [link('View', 'https://linesman.example/', '/risk-signals/1')],
});
const contentOf = (body: Shown['body'], to = jane) => activityOf(shown(body), to).attachments[0].content;

it('mentions its reader below the title', () => {
  const { body, msteams, actions } = contentOf([line('All of it')]);
  expect((body as object[])[1]).toMatchObject({ type: 'TextBlock', text: 'For <at>Jane Miller</at>' });
  const mentioned = { id: 'jane@acme.example', name: 'Jane Miller' };
  expect(msteams).toMatchObject({ entities: [{ type: 'mention', text: '<at>Jane Miller</at>', mentioned }] });
  expect(actions).toEqual([{ type: 'Action.OpenUrl', title: 'View', url: 'https://linesman.example/risk-signals/1' }]);
});

it('names a reader who cannot be mentioned', () => {
  const text = JSON.stringify(contentOf([], { ...jane, notifies: false }));
  expect(text).toContain('For Jane Miller');
  expect(text).not.toMatch(/<at>|entities/);
});

it('leaves the text of a tenant as it is: no markup, no mention, no further line', () => {
  const evil = 'a **b** [c](https://evil.example) <at>Boss</at>\n# d \u202e';
  const { body } = contentOf([fact('Error', evil), ...listed('Also:', [evil])]);
  const blocks = (body as { type: string; inlines?: { text: string }[] }[]).slice(2);
  expect(new Set(blocks.map(({ type }) => type))).toEqual(new Set(['RichTextBlock']));
  expect(blocks[0]!.inlines![1]!.text).toBe('a **b** [c](https://evil.example) <at>Boss</at> # d  ');
});

it('leaves out the last lines of what is too large for Teams, and says so', () => {
  const lines = Array.from({ length: 40 }, (_, n) => line(`${n} ${'é'.repeat(1_400)}`));
  const activity = activityOf(shown(lines), jane);
  expect(sizeOf(activity)).toBeLessThanOrEqual(26_000);
  const text = JSON.stringify(activity);
  expect(text).toContain('"0 é');
  expect(text).not.toContain('"39 é');
  const kept = lines.filter((_, n) => text.includes(`"${n} é`)).length;
  expect(text).toContain(`${40 - kept} more lines are not shown: they would not fit here. The page shows all of it.`);
});
