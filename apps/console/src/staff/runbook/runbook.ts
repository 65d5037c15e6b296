import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, proseOf } from '../../reference/prose';

export interface Section {
  /** As a staff signal and an alert name it. */
  name: string;
  id: string;
  blocks: Block[];
}

const file = join(__dirname, '../../../../../docs/runbooks/alerts.md');
let sections: Section[] | undefined;

/** The sections of docs/runbooks/alerts.md, read at the first request. */
export const runbook = (): Section[] => (sections ??= sectionsOf(readFileSync(file, 'utf8')));

export const sectionsOf = (markdown: string): Section[] =>
  markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const name = section.slice(0, section.indexOf('\n')).trim();
      const text = section.slice(section.indexOf('\n')).replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1');
      return { name, id: name.toLowerCase(), blocks: proseOf(text) };
    });
