import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Liquid } from 'liquidjs';

/** Reads the views below a folder. Their names are their paths without `.liquid`, after the prefix. */
export function readTemplates(folder: string, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.liquid'))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [prefix + file.slice(folder.length + 1, -'.liquid'.length), readFileSync(file, 'utf8').trimEnd()];
      }),
  );
}

/** All output is escaped, and a view can include only these templates. */
export function createEngine(templates: Record<string, string>): Liquid {
  const engine = new Liquid({ templates, cache: true, outputEscape: 'escape', strictFilters: true });
  engine.registerFilter('ago', (at: number) => ago(at, Date.now()));
  engine.registerFilter('iso', (at: number) => new Date(at).toISOString());
  engine.registerFilter('seconds', (at: number) => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`);
  engine.registerFilter('count', (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`);
  return engine;
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** `3 hours ago`. */
function ago(at: number, now: number): string {
  const seconds = (now - at) / 1000;
  const [unit, length] = units.find(([, length]) => seconds >= length) ?? [];
  return unit && length ? relative.format(-Math.floor(seconds / length), unit) : 'just now';
}
