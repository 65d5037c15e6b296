/** A tenant on a channel: what one of them does must not slow down another. */
export interface Lane {
  tenant_id: string;
  channel: string;
}

const keyOf = ({ tenant_id, channel }: Lane): string => `${channel} ${tenant_id}`;

/** How much of this process each lane uses. A lane that hangs never has more than its share. */
export class Slots {
  private readonly used = new Map<string, { lane: Lane; count: number }>();
  private total = 0;

  constructor(
    private readonly most: number,
    private readonly mostOfLane: number,
  ) {}

  get room(): number {
    return Math.max(0, this.most - this.total);
  }

  roomOf(lane: Lane): number {
    return Math.min(this.room, this.mostOfLane - (this.used.get(keyOf(lane))?.count ?? 0));
  }

  /** Lanes with room for fewer than `wanted`. */
  crowded(wanted: number): Lane[] {
    return [...this.used.values()].filter(({ count }) => this.mostOfLane - count < wanted).map(({ lane }) => lane);
  }

  async hold<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    this.add(lane, 1);
    try {
      return await work();
    } finally {
      this.add(lane, -1);
    }
  }

  private add(lane: Lane, change: 1 | -1): void {
    const key = keyOf(lane);
    const count = (this.used.get(key)?.count ?? 0) + change;
    this.total += change;
    if (count === 0) this.used.delete(key);
    else this.used.set(key, { lane, count });
  }
}
