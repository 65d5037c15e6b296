import type { Run } from '../../start/own-system.mjs';
import { connectAs } from '../nats.ts';

/** Longer than everything else may take to be recorded. */
const LONGEST_MS = 400_000;

/** When the bus carried the event that opened the signal of an integration, by its id, in milliseconds since the start. */
export async function hearSignals({ nats }: Run) {
  const connection = await connectAs(nats.platform);
  const opened = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  connection.subscribe('events.status-monitor.risk_signal.opened.>', {
    callback: (error, message) => {
      if (error) return;
      const at = performance.now();
      const { integration_id } = message.json<{ data: { status_change: { integration_id: string } } }>().data
        .status_change;
      opened.set(integration_id, at);
      waiting.get(integration_id)?.(at);
    },
  });
  await connection.flush();
  return {
    opened,
    /** @throws when it takes longer. */
    of: (integrationId: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const at = opened.get(integrationId);
        if (at !== undefined) return resolve(at);
        const late = new Error(`no signal of ${integrationId} after ${LONGEST_MS / 1_000} s`);
        const timer = setTimeout(() => reject(late), LONGEST_MS);
        waiting.set(integrationId, (heard) => {
          clearTimeout(timer);
          resolve(heard);
        });
      }),
    close: () => connection.close(),
  };
}
