import { build, type Histogram } from 'hdr-histogram-js';

/** Times of one kind, in milliseconds with three decimals. */
export class Figures {
  private readonly histogram: Histogram = build({
    highestTrackableValue: 3_600_000_000,
    numberOfSignificantValueDigits: 3,
  });

  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  add(ms: number): void {
    this.histogram.recordValue(Math.max(0, Math.round(ms * 1_000)));
  }

  get count(): number {
    return this.histogram.totalCount;
  }

  at(percentile: number): number {
    return this.histogram.getValueAtPercentile(percentile) / 1_000;
  }

  toJSON(): Record<string, number> {
    return { p50: this.at(50), p90: this.at(90), p99: this.at(99), max: this.at(100), count: this.count };
  }

  toString(): string {
    const show = (value: number): string => value.toFixed(1).padStart(8);
    return `${this.name.padEnd(50)} p50 ${show(this.at(50))}  p90 ${show(this.at(90))}  p99 ${show(this.at(99))}  max ${show(this.at(100))} ms  (${this.count})`;
  }
}
