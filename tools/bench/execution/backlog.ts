import { setTimeout as pause } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import type { Run } from '../../start/own-system.mjs';
import { connectAs } from '../nats.ts';
import { tablesOf } from '../observations/tables.ts';

const LOOK_MS = 50;
const LONGEST_SECONDS = 300;
const UNPUBLISHED = 'select count(*) as n from outbox where published_at is null and set_aside_at is null';

export interface Backlog {
  /** It no longer waits for this service, which is stopped; without a name it waits for all again. */
  except(service?: string): void;
  /** @throws when it takes longer than five minutes. */
  done(): Promise<void>;
  close(): Promise<unknown>;
}

/** What executions leave to be done after their answers: their events are published, and others handle them. */
export async function backlogOf(run: Run): Promise<Backlog> {
  const connection = await connectAs(run.nats.provisioner);
  const manager = await jetstreamManager(connection);
  const executor = tablesOf(run, 'gateway_executor');
  let isStopped = (_durable: string): boolean => false;

  async function unhandled(): Promise<number> {
    let count = 0;
    for await (const { name, num_pending, num_ack_pending } of manager.consumers.list('OUTCOMES'))
      if (!isStopped(name)) count += num_pending + num_ack_pending;
    return count;
  }

  return {
    except(service) {
      isStopped = (durable) => service !== undefined && durable.startsWith(`${service}-`);
    },
    async done() {
      await executor.none(UNPUBLISHED, LONGEST_SECONDS);
      const end = performance.now() + LONGEST_SECONDS * 1_000;
      for (let left = await unhandled(); left > 0; left = await unhandled()) {
        if (performance.now() > end) throw new Error(`${left} events are not handled after ${LONGEST_SECONDS} s`);
        await pause(LOOK_MS);
      }
    },
    close: () => Promise.all([connection.close(), executor.close()]),
  };
}
