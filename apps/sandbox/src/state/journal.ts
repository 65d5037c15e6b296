import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

export interface JournalOptions<T> {
  /** When there are more entries, the oldest are deleted. */
  keep?: number;
  /** Entries that are no longer wanted are left out when the file is rewritten. */
  wanted?: (value: T) => boolean;
  /** Called after each change. */
  changed?: () => void;
}

/**
 * A map that survives the process: each change is a line of JSON appended within the same turn of the event loop, so a
 * SIGKILL loses at most that turn. The file is rewritten (written aside, synced, renamed) when most of it is history.
 */
export class Journal<T> {
  private readonly entries = new Map<string, T>();
  private pending: string[] = [];
  private lines = 0;
  private fd: number | undefined;

  constructor(
    private readonly file: string,
    private readonly options: JournalOptions<T> = {},
  ) {
    if (existsSync(file)) this.replay(readFileSync(file, 'utf8'));
    this.rewrite();
  }

  get size(): number {
    return this.entries.size;
  }

  get(key: string): T | undefined {
    return this.entries.get(key);
  }

  values(): T[] {
    return [...this.entries.values()];
  }

  set(key: string, value: T): void {
    this.entries.set(key, value);
    this.append(JSON.stringify([key, value]));
    const keep = this.options.keep ?? Infinity;
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= keep) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    if (this.entries.delete(key)) this.append(JSON.stringify([key]));
  }

  clear(): void {
    this.entries.clear();
    this.rewrite();
    this.options.changed?.();
  }

  close(): void {
    this.flush();
    if (this.fd !== undefined) closeSync(this.fd);
    this.fd = undefined;
  }

  private append(line: string): void {
    if (this.pending.push(line) === 1) setImmediate(() => this.flush());
    this.options.changed?.();
  }

  private flush(): void {
    if (this.pending.length === 0 || this.fd === undefined) return;
    writeSync(this.fd, this.pending.join('\n') + '\n');
    this.lines += this.pending.length;
    this.pending = [];
    if (this.lines > 4 * this.entries.size + 2000) this.rewrite();
  }

  private replay(text: string): void {
    for (const line of text.split('\n')) {
      try {
        const [key, value] = JSON.parse(line) as [string, T?];
        if (value === undefined) this.entries.delete(key);
        else this.entries.set(key, value);
      } catch {
        continue; // the empty last line, or a line that a kill cut off
      }
    }
  }

  private rewrite(): void {
    const { wanted } = this.options;
    if (wanted) for (const [key, value] of this.entries) if (!wanted(value)) this.entries.delete(key);
    const lines = [...this.entries].map((entry) => JSON.stringify(entry) + '\n');
    const aside = openSync(`${this.file}.new`, 'w');
    writeSync(aside, lines.join(''));
    fsyncSync(aside);
    closeSync(aside);
    renameSync(`${this.file}.new`, this.file);
    if (this.fd !== undefined) closeSync(this.fd);
    this.fd = openSync(this.file, 'a');
    this.lines = lines.length;
    this.pending = [];
  }
}
