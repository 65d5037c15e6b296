import { answerIn } from './answer-in';

it.each<[string, string, string]>([
  ['only the answer', 'Done.\n', 'Done.'],
  ['Gmail', 'Done.\r\n\r\nOn Mon, 1 Dec 2025 at 10:00, Acme <a@b.example> wrote:\r\n> Hi Bob,\r\n', 'Done.'],
  [
    'a line that Gmail broke',
    'Done.\n\nOn Mon, 1 Dec 2025 at 10:00, The Acme Team\n<a@b.example> wrote:\n\n> Hi',
    'Done.',
  ],
  [
    'Outlook',
    'Who can do it?\n\n________________________________\nFrom: Acme <a@b.example>\nSent: today',
    'Who can do it?',
  ],
  ['Outlook without a line', 'Who?\n\nFrom: Acme <a@b.example>\nTo: Bob', 'Who?'],
  ['a German program', 'Erledigt.\n\nAm 1.12.2025 um 10:00 schrieb Acme <a@b.example>:\n> Hallo', 'Erledigt.'],
  ['a French program', 'Fait.\n\nLe lun. 1 déc. 2025 à 10:00, Acme <a@b.example> a écrit :\n> Bonjour', 'Fait.'],
  ['an original message', 'Yes\n-----Original Message-----\nFrom: x', 'Yes'],
  ['an answer between the lines', '> Did it work?\nYes.', '> Did it work?\nYes.'],
  [
    'a word that begins like a quote',
    'On Monday we will do it.\nFrom then on it works.',
    'On Monday we will do it.\nFrom then on it works.',
  ],
  ['many empty lines', 'a\n\n\n\n\nb', 'a\n\nb'],
  ['nothing', '', ''],
])('finds what the sender wrote: %s', (_, text, answer) => {
  expect(answerIn(text)).toBe(answer);
});

it('keeps at most 10,000 characters', () => {
  expect(answerIn('x'.repeat(20_000))).toHaveLength(10_000);
});
