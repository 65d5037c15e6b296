import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../docs');
const links = [...readFileSync(join(folder, 'faults.md'), 'utf8').matchAll(/\[([^\]]+)\]\((\.\.\/[^)]+\.ts)\)/g)];

it('names for each fault a test that exists', () => {
  expect(links.length).toBeGreaterThan(20);
  const missing = links.filter(([, name, path]) => {
    const file = join(folder, path!);
    return !existsSync(file) || !readFileSync(file, 'utf8').includes(name!);
  });
  expect(missing.map(([link]) => link)).toEqual([]);
});
