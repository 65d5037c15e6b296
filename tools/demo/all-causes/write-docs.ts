import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { detectionMessages } from './detection-messages.ts';
import type { Outcome } from './run.ts';
import { measuredTable } from './measured-table.ts';
import { notBrokenTable } from './not-broken.ts';

const at = (path: string): URL => new URL(`../../../${path}`, import.meta.url);
const tableFile = 'docs/detection.md';
const messagesFile = 'docs/detection-messages.md';

const markers = { begin: '<!-- measured: begin -->', end: '<!-- measured: end -->' };

/** Puts what was measured between the markers of docs/detection.md, and the messages into a page of their own. */
export async function writeDocs(outcomes: readonly Outcome[]): Promise<void> {
  const known = readFileSync(at(tableFile), 'utf8');
  const [head, rest] = known.split(markers.begin);
  const tail = rest?.split(markers.end)[1];
  if (head === undefined || tail === undefined) throw new Error(`${tableFile} has no markers`);
  const when = `${new Date().toISOString().slice(0, 10)}, with ${cpus().length} processors`;
  const measured = [markers.begin, `Measured on ${when}.`, measuredTable(outcomes), notBrokenTable(), markers.end].join(
    '\n\n',
  );
  await write(tableFile, `${head}${measured}${tail}`);
  await write(messagesFile, detectionMessages(outcomes));
}

async function write(path: string, text: string): Promise<void> {
  writeFileSync(at(path), await format(text, { ...(await resolveConfig(at(path).pathname)), filepath: path }));
}
