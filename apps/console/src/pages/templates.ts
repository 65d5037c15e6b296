import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every view of the folder by its name without `.liquid`. They are read once, and a page can include no other files. */
export function readTemplates(folder = join(__dirname, 'views')): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.liquid'))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [file.slice(folder.length + 1, -'.liquid'.length), readFileSync(file, 'utf8')];
      }),
  );
}
