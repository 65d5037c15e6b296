const REST_MS = 5_000;

/** The copies of one service, taken in turn; one that did not answer is passed over for a while. */
export class Copies {
  private turn = 0;
  private readonly restingUntil = new Map<string, number>();

  constructor(private readonly urls: readonly string[]) {}

  /** The copy to ask now, other than those already tried; undefined when none is left. */
  next(tried: readonly string[] = [], now = Date.now()): string | undefined {
    const left = this.urls.filter((url) => !tried.includes(url));
    const awake = left.filter((url) => (this.restingUntil.get(url) ?? 0) <= now);
    const choice = awake.length > 0 ? awake : left;
    return choice[this.turn++ % Math.max(choice.length, 1)];
  }

  failed(url: string, now = Date.now()): void {
    this.restingUntil.set(url, now + REST_MS);
  }
}
