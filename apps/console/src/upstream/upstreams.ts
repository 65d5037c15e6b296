import { type SchemaOwner, schemaOwners } from '@linesman/contracts/topology';
import { Injectable } from '@nestjs/common';
import { ConsoleConfig } from '../config';

const PAUSE_MS = 5_000;

/** The processes of one service. They are asked in turn; one that did not answer is skipped for a while. */
export class Processes {
  private turn = 0;
  private readonly skippedUntil = new Map<string, number>();

  constructor(private readonly urls: readonly string[]) {}

  /** The process to ask now, other than those already tried; undefined when none is left. */
  next(tried: readonly string[] = [], now = Date.now()): string | undefined {
    const left = this.urls.filter((url) => !tried.includes(url));
    const ready = left.filter((url) => (this.skippedUntil.get(url) ?? 0) <= now);
    const candidates = ready.length > 0 ? ready : left;
    return candidates[this.turn++ % Math.max(candidates.length, 1)];
  }

  failed(url: string, now = Date.now()): void {
    this.skippedUntil.set(url, now + PAUSE_MS);
  }
}

/** The services behind the console. */
@Injectable()
export class Upstreams {
  private readonly processes: Record<string, Processes>;

  constructor(config: ConsoleConfig) {
    this.processes = Object.fromEntries(schemaOwners.map((name) => [name, new Processes(config.urlsOf(name))]));
  }

  of(name: SchemaOwner): Processes {
    return this.processes[name] as Processes;
  }
}
