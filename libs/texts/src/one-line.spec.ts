import { oneLine } from './one-line';

it.each([
  ['TechCorp\r\nStatus: CONNECTED', 'TechCorp Status: CONNECTED'],
  ['TechCorp\u202edetcennocsid\u202c.', 'TechCorp detcennocsid .'],
  ['\u2067TechCorp\u2069', ' TechCorp '],
  ['Pay\u200bPal\ufeff', 'PayPal'],
  ['a\u2028b\u0000c', 'a b c'],
])('takes from %j what would turn, break or hide a text', (from, to) => {
  expect(oneLine(from)).toBe(to);
});

it.each(['株式会社テック', 'שלום', 'می\u200cخواهم', '👩\u200d💻', 'Müller & Söhne'])('leaves %s as it is', (name) => {
  expect(oneLine(name)).toBe(name);
});
