import { Injectable } from '@nestjs/common';

interface Dependency {
  check: () => Promise<void> | void;
  required: boolean;
}

export interface DependencyReport {
  /** Down if a dependency is away that no request can be answered without; degraded if another one is. */
  status: 'up' | 'degraded' | 'down';
  /** `up`, or `down` with the reason. */
  dependencies: Record<string, string>;
  /** What is down, but needed for a part of the work only. */
  degraded: string[];
}

/** What a service uses, each with a check. Modules register their own. */
@Injectable()
export class Dependencies {
  private readonly registered = new Map<string, Dependency>();

  /**
   * @param check throws or rejects with the reason if the dependency is down.
   * @param options.required whether the service can answer nothing without it. Otherwise it stays ready, so that not all
   * processes leave rotation together where another one could not do better.
   */
  register(name: string, check: () => Promise<void> | void, { required }: { required: boolean }): void {
    this.registered.set(name, { check, required });
  }

  async report(): Promise<DependencyReport> {
    const entries = await Promise.all(
      [...this.registered].map(async ([name, { check }]) => [name, await stateOf(check)] as const),
    );
    const down = entries.filter(([, state]) => state !== 'up').map(([name]) => name);
    const [missing, degraded] = [true, false].map((required) =>
      down.filter((name) => this.registered.get(name)?.required === required),
    ) as [string[], string[]];
    const status = missing.length > 0 ? 'down' : degraded.length > 0 ? 'degraded' : 'up';
    return { status, dependencies: Object.fromEntries(entries), degraded };
  }
}

async function stateOf(check: () => Promise<void> | void): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within 2 s')), 2_000);
  });
  // Called inside the race: if a check threw at once, the rejection of `late` would end the process.
  const answer = async () => check();
  try {
    await Promise.race([answer(), late]);
    return 'up';
  } catch (error) {
    return `down: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    clearTimeout(timer);
  }
}
