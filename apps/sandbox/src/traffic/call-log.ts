import { Injectable } from '@nestjs/common';
import { Changes } from '../state/changes';
import { StateDir } from '../state/state-dir';

export interface Call {
  seq: number;
  provider: string;
  /** Epoch in milliseconds, with a fraction, when the request arrived. */
  time: number;
  method: string;
  path: string;
  /** null while it runs; 0 where the connection was cut before an answer. */
  status: number | null;
  ms: number | null;
  /** The caller's Idempotency-Key. */
  key: string | null;
  /** Whose account it was, where the credentials were good. */
  account: string | null;
}

const kept = 20_000;

@Injectable()
export class CallLog {
  private readonly calls: Call[] = [];
  private seq = 0;

  constructor(
    private readonly changes: Changes,
    state: StateDir,
  ) {
    state.onReset(() => this.clear());
  }

  arrived(provider: string, method: string, path: string, key: string | null): Call {
    const time = performance.timeOrigin + performance.now();
    const call: Call = { seq: ++this.seq, provider, time, method, path, status: null, ms: null, key, account: null };
    this.calls.push(call);
    if (this.calls.length >= 2 * kept) this.calls.splice(0, kept);
    return call;
  }

  answered(call: Call, status: number): void {
    if (call.status !== null) return;
    call.status = status;
    call.ms = performance.timeOrigin + performance.now() - call.time;
    this.changes.next('calls');
  }

  list(filter: { provider?: string; since?: number; path?: string; key?: string }): Call[] {
    return this.calls.filter(
      (call) =>
        (!filter.provider || call.provider === filter.provider) &&
        (filter.since === undefined || call.time > filter.since) &&
        (!filter.path || call.path.includes(filter.path)) &&
        (!filter.key || call.key === filter.key),
    );
  }

  clear(): void {
    this.calls.length = 0;
  }
}
