import { eventStreams, prefixOf } from '@linesman/contracts/topology';
import { built } from './built.ts';
import { ExplainedDatabase } from './explained-database.ts';
import { leaseDue, room } from './probe-queue.ts';
import { forgetting, type Service } from './services.ts';

/** What is done again and again to find work, and finds none here. */
type Look = (database: ExplainedDatabase) => Promise<unknown>;
type Looks = Record<string, (...all: unknown[]) => Promise<unknown>>;

const make = (file: string, name: string, ...all: unknown[]): Looks => new (built<Looks>(file, name))(...all);
const slots = { free: 64, full: [], mostOfAProvider: 32 };
const ledger = { owner: '00000000-0000-4000-8000-000000000000', leaseSeconds: 30 };

const relay: Look = async (database) => {
  const rows = make('libs/messaging/dist/outbox/outbox-rows.system.js', 'OutboxRows', database);
  const prefixes = [...eventStreams, 'COMMANDS' as const].map(prefixOf);
  const tenant_id = '00000000-0000-0000-0000-000000000000';
  await rows.waiting!(prefixes.map((prefix) => ({ prefix, tenant_id })));
  for (const prefix of prefixes) await rows.claim!(prefix, 200, [{ tenant_id, since: new Date() }]);
  await rows.count!();
};

/** By service. */
const sweepers: Record<string, Look[]> = {
  'gateway-executor': [
    async (database) => {
      for (const [file, name] of [
        ['sweeper', 'Sweeper'],
        ['reconciler', 'Reconciler'],
      ] as const) {
        const all = [database, ledger, undefined, undefined, undefined];
        const sweeper = make(`apps/gateway-executor/dist/recovery/${file}.system.js`, name, ...all);
        Object.assign(sweeper, { slots });
        await sweeper.claim!();
      }
    },
  ],
  'status-monitor': [(database) => leaseDue(database).lease(room)],
  integrations: [],
  notifier: [
    async (database) => {
      const config = { SEND_LEASE_SECONDS: 30 };
      const due = make('apps/notifier/dist/deliveries/claim-due.system.js', 'ClaimDue', database, config);
      const wanted = { room: 64, crowded: [] };
      await due.any!();
      await due.deliveries!(wanted);
      await due.lapsed!(wanted);
      await due.messages!(wanted);
      const runs = make('apps/notifier/dist/workflow/held-runs.system.js', 'HeldRuns', database);
      await runs.startDue!();
    },
  ],
};

const deferred: Look = (database) =>
  make('libs/messaging/dist/consumer/deferred.system.js', 'Deferred', database).claim!(64, []);

/** Deletes answers of executions that ended more than a day before. */
export const forgetAnswers = (database: unknown, now: Date): Promise<unknown> =>
  make('apps/gateway-executor/dist/ledger/forget-answers.system.js', 'ForgetAnswers', database, { now: () => now })
    .forget!();

export interface Cost {
  /** Blocks of tables and indexes that were touched. */
  blocks: number;
  ms: number;
}
export type Kind = 'relay' | 'sweepers' | 'retention';

/** What one look costs each of them now. */
export async function costs(services: Service[], now: Date): Promise<Record<Kind, Cost>> {
  const executor = services.filter(({ owner }) => owner === 'gateway-executor');
  return {
    relay: await cost(executor, relay),
    sweepers: await cost(services, async (database, { owner }) => {
      for (const look of [...sweepers[owner]!, deferred]) await look(database);
    }),
    retention: await cost(services, async (database, service) => {
      await forgetting(service, database, now).run();
      if (service.owner === 'gateway-executor') await forgetAnswers(database, now);
    }),
  };
}

async function cost(
  services: Service[],
  look: (database: ExplainedDatabase, service: Service) => Promise<unknown>,
): Promise<Cost> {
  const sum = { blocks: 0, ms: 0 };
  for (const service of services) {
    const explained = new ExplainedDatabase(service.database);
    await look(explained, service);
    sum.blocks += explained.blocks;
    sum.ms += explained.ms;
  }
  return sum;
}
