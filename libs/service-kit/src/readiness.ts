import { Injectable } from '@nestjs/common';

/** The dependencies a service needs to do its work, each with a way to ask whether it is there. */
@Injectable()
export class Dependencies {
  private readonly checks = new Map<string, () => Promise<void> | void>();

  /** @param check throws (or rejects) with the reason when the dependency is down. */
  register(name: string, check: () => Promise<void> | void): void {
    this.checks.set(name, check);
  }

  async report(): Promise<{ ready: boolean; dependencies: Record<string, string> }> {
    const entries = await Promise.all(
      [...this.checks].map(async ([name, check]): Promise<[string, string]> => {
        let timer: NodeJS.Timeout | undefined;
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error('no answer within 2 s')), 2_000);
        });
        // Called inside the race: a check that throws at once would leave `late` to end the process.
        const answer = async () => check();
        try {
          await Promise.race([answer(), late]);
          return [name, 'up'];
        } catch (error) {
          return [name, `down: ${error instanceof Error ? error.message : String(error)}`];
        } finally {
          clearTimeout(timer);
        }
      }),
    );
    return { ready: entries.every(([, state]) => state === 'up'), dependencies: Object.fromEntries(entries) };
  }
}
