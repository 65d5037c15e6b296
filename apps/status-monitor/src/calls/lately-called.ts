import { Injectable } from '@nestjs/common';

/**
 * Integrations that executions have called since they were taken last, in this process. It only says where to look: what
 * it forgets with the process is there again with the next call.
 */
@Injectable()
export class LatelyCalled {
  private ids = new Set<string>();

  add(integrationIds: Iterable<string>): void {
    for (const id of integrationIds) this.ids.add(id);
  }

  take(): string[] {
    const taken = [...this.ids];
    this.ids = new Set();
    return taken;
  }
}
