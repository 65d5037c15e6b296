interface Entry {
  at: number;
  order: number;
  work: () => void | Promise<void>;
}

const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What happens at which time, one thing after the other, on a clock that goes on from one to the next. */
export class Agenda {
  /** Milliseconds of the epoch. */
  time: number;
  private order = 0;
  /** A heap: no entry comes before the one at half its place. */
  private readonly heap: Entry[] = [];

  constructor(begins: number) {
    this.time = begins;
  }

  now(): Date {
    return new Date(this.time);
  }

  /** What lies in the past comes next. */
  at(time: number, work: Entry['work']): void {
    this.order += 1;
    const entry = { at: Math.max(time, this.time), order: this.order, work };
    this.heap.push(entry);
    let place = this.heap.length - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!isBefore(entry, this.heap[above]!)) break;
      this.heap[place] = this.heap[above]!;
      place = above;
    }
    this.heap[place] = entry;
  }

  async runUntil(end: number): Promise<void> {
    for (let next = this.heap[0]; next && next.at < end; next = this.heap[0]) {
      this.removeFirst();
      this.time = next.at;
      await next.work();
    }
    this.time = end;
  }

  private removeFirst(): void {
    const last = this.heap.pop()!;
    if (this.heap.length === 0) return;
    let place = 0;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      if (left >= this.heap.length) break;
      const below = right < this.heap.length && isBefore(this.heap[right]!, this.heap[left]!) ? right : left;
      if (!isBefore(this.heap[below]!, last)) break;
      this.heap[place] = this.heap[below]!;
      place = below;
    }
    this.heap[place] = last;
  }
}
