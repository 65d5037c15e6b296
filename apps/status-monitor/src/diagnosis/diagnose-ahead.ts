import type { SignalDiagnosis } from '@linesman/contracts';
import { Injectable } from '@nestjs/common';
import type { Signal } from '../signals/signal';
import { Diagnose } from './diagnose';

/** Of signals that open at once: the diagnoses of a storm are asked for one by one, by those who tell of them. */
const MOST_AHEAD = 8;
/** By then the first message of a signal was made, or it waits for something. */
const KEPT_MS = 1_500;

/** Diagnoses signals as soon as they are open, while it is decided whom their first messages go to. */
@Injectable()
export class DiagnoseAhead {
  private readonly ahead = new Map<string, Promise<SignalDiagnosis | undefined>>();

  constructor(private readonly diagnosing: Diagnose) {}

  /**
   * Signals that are being committed: meanwhile it is asked who depends on their integrations. What these were used for is
   * asked later, because the execution that failed is still being recorded.
   * @returns what is called once they are committed.
   */
  begin(opened: readonly Signal[]): () => void {
    if (opened.length > MOST_AHEAD || this.ahead.size >= MOST_AHEAD) return () => undefined;
    const asked = opened.map((signal) => ({ signal, serving: this.diagnosing.dependentsOf(signal) }));
    return () => asked.forEach(({ signal, serving }) => this.diagnose(signal, serving));
  }

  /** @returns a diagnosis that was begun when the signal opened, once: whoever asks again wants to know what is new. */
  async of(tenantId: string, signalId: string): Promise<SignalDiagnosis | undefined> {
    const ahead = this.ahead.get(keyOf(tenantId, signalId));
    this.ahead.delete(keyOf(tenantId, signalId));
    return (await ahead) ?? this.diagnosing.of(tenantId, signalId);
  }

  private diagnose(signal: Signal, serving: ReturnType<Diagnose['dependentsOf']>): void {
    const { tenant_id, signal_id, integration_id, failing_since, opened_at, snapshot } = signal;
    const { integration_type: connection_code } = snapshot.status_change;
    const opened = { tenant_id, signal_id, integration_id, connection_code, since: failing_since ?? opened_at };
    if (this.ahead.size >= MOST_AHEAD) return;
    const key = keyOf(tenant_id, signal_id);
    // What fails here is tried again, and told, when somebody asks.
    this.ahead.set(
      key,
      this.diagnosing.ofOpened(opened, serving).catch(() => undefined),
    );
    setTimeout(() => this.ahead.delete(key), KEPT_MS).unref();
  }
}

const keyOf = (tenantId: string, signalId: string): string => `${tenantId} ${signalId}`;
