import { shortened } from './shortened';

it.each([
  ['TechCorp Sandbox', 'Te… Sa…'],
  ['bob.smith@techcorp.example', 'b…@techcorp.example'],
  ['Oak (bob@oak.example)', 'Oa… (b…@oak.example)'],
  ['东京支社', '东京…'],
  ['A B', 'A B'],
  ['one two three four five six seven', 'on… tw… th… fo… fi… si…'],
])('shortens %s to %s', (account, shown) => expect(shortened(account)).toBe(shown));
