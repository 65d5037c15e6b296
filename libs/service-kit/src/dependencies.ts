import { Injectable } from '@nestjs/common';

/** What a service needs to do its work, each with a check. Modules register their own. */
@Injectable()
export class Dependencies {
  private readonly checks = new Map<string, () => Promise<void> | void>();

  /** @param check throws or rejects with the reason if the dependency is down. */
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
        // Called inside the race: if a check threw at once, the rejection of `late` would end the process.
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
