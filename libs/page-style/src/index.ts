import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export * from './brand';

/** What the pages of the console and of the sandbox look alike in. An app puts its own styles after it. */
export const baseStyle = readFileSync(join(__dirname, 'base.css'), 'utf8');
