import type { DriveFile } from './drive-files';
import { invalidParameter } from './google-failure';

type Condition = (file: DriveFile) => boolean;

const quoted = "'((?:[^'\\\\]|\\\\.)*)'";
const grammar: [RegExp, (...found: string[]) => Condition][] = [
  [/^trashed\s*=\s*(true|false)$/, (value) => (file) => String(file.trashed) === value],
  [new RegExp(`^name\\s*=\\s*${quoted}$`), (value) => (file) => file.name === value],
  [new RegExp(`^mimeType\\s*=\\s*${quoted}$`), (value) => (file) => file.mimeType === value],
  [
    new RegExp(`^${quoted}\\s+in\\s+parents$`),
    (value) => (file) => Array.isArray(file['parents']) && file['parents'].includes(value),
  ],
  [
    new RegExp(`^appProperties\\s+has\\s*\\{\\s*key=${quoted}\\s+and\\s+value=${quoted}\\s*\\}$`),
    (key = '', value) =>
      (file) =>
        (file['appProperties'] as Record<string, unknown> | undefined)?.[key] === value,
  ],
];

/** Parses the part of the query language of files.list (`q`) that the sandbox knows. */
export function conditionsOf(q: string | undefined): Condition[] {
  return (q ? q.split(/\s+and\s+(?![^{]*\})/) : []).map((term) => {
    for (const [pattern, make] of grammar) {
      const [, ...found] = pattern.exec(term.trim()) ?? [];
      if (found.length) return make(...found.map((text) => text.replace(/\\(.)/g, '$1')));
    }
    throw invalidParameter('q');
  });
}
