import { contact, type ProviderCall, type ProviderReply } from './start-provider';

type Contact = Omit<ReturnType<typeof contact>, 'LastModifiedDate'> & { LastModifiedDate?: string };

/** The contacts of a Salesforce org. As at Salesforce, all pages of a query show what it found at its start. */
export class Contacts {
  readonly all = new Map<number, Contact>();
  private readonly found: Contact[][] = [];

  constructor(
    numbers: number[],
    private readonly pageSize: number,
  ) {
    for (const n of numbers) this.all.set(n, contact(n));
  }

  /** Changes a contact, later than any other was changed. */
  rename(n: number, Name: string): void {
    const at = Date.UTC(2026, 0, 2) + this.all.size * 1_000;
    this.all.set(n, { ...contact(n), Name, LastModifiedDate: new Date(at).toISOString() });
  }

  readonly answer = ({ path }: ProviderCall): ProviderReply => {
    const [, at, from] = /\/query\/01g-(\d+)-(\d+)$/.exec(path) ?? [];
    if (from) return this.page(Number(at), Number(from));
    const since = />= (\S+)/.exec(new URL(path, 'http://x').searchParams.get('q') ?? '')?.[1];
    const changed = [...this.all.values()].filter(({ LastModifiedDate = '9' }) => !since || LastModifiedDate >= since);
    const by = (one: Contact) => one.LastModifiedDate ?? '';
    this.found.push(changed.sort((a, b) => (by(a) < by(b) ? -1 : 1)));
    return this.page(this.found.length - 1, 0);
  };

  private page(at: number, from: number): ProviderReply {
    const all = this.found[at]!;
    const records = all.slice(from, from + this.pageSize);
    const next = from + this.pageSize;
    const done = next >= all.length;
    const more = done ? {} : { nextRecordsUrl: `/services/data/v62.0/query/01g-${at}-${next}` };
    return { body: { done, totalSize: all.length, records, ...more } };
  }
}

export const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);
export const idOf = (n: number): string => contact(n).Id;
