import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Journal } from './journal';

describe('a journal', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'journal-'));
    file = join(dir, 'things.jsonl');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('has what a process wrote one turn before it died without closing it', async () => {
    const before = new Journal<{ n: number }>(file);
    before.set('a', { n: 1 });
    before.set('b', { n: 2 });
    before.set('a', { n: 3 });
    before.delete('b');
    await turn();
    expect(new Journal<{ n: number }>(file).values()).toEqual([{ n: 3 }]);
  });

  it('loses nothing when it is closed in the same turn', () => {
    const before = new Journal<number>(file);
    before.set('a', 1);
    before.close();
    expect(new Journal<number>(file).get('a')).toBe(1);
  });

  it('skips a line that a kill cut off, and accepts more', () => {
    appendFileSync(file, '["a",1]\n["b",{"half":');
    const journal = new Journal<number>(file);
    journal.set('c', 3);
    journal.close();
    expect(new Journal<number>(file).values()).toEqual([1, 3]);
  });

  it('keeps the newest entries when there are too many', () => {
    const journal = new Journal<number>(file, { keep: 2 });
    for (const n of [1, 2, 3]) journal.set(String(n), n);
    expect(journal.values()).toEqual([2, 3]);
  });

  it('drops at the next start what is no longer wanted', () => {
    const journal = new Journal<number>(file);
    journal.set('1', 1);
    journal.set('2', 2);
    journal.close();
    expect(new Journal<number>(file, { wanted: (n) => n > 1 }).values()).toEqual([2]);
  });

  it('rewrites its file when most of it is history', async () => {
    const journal = new Journal<number>(file);
    for (let n = 0; n < 3000; n++) journal.set('same', n);
    await turn();
    expect(readFileSync(file, 'utf8')).toBe('["same",2999]\n');
  });
});
