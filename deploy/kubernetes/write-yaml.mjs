import { stringify } from 'yaml';

const options = { lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false };
const made = (from) => `# Made from ${from} by deploy/render.mjs; changes here are lost.`;

/** One file of documents, with a comment above the first and above those that are given as `[comment, document]`. */
export function writeYaml(documents, from = 'libs/contracts/src/topology.ts') {
  const texts = documents.map((it) => (Array.isArray(it) ? `${commented(it[0])}${write(it[1])}` : write(it)));
  return `${made(from)}\n${texts.join('---\n')}`;
}

const write = (document) => stringify(document, options);
const commented = (text) =>
  text
    .split('\n')
    .map((line) => `# ${line}\n`)
    .join('');
