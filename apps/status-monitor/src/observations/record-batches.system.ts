import {
  type EventContract,
  executionAttemptFailed,
  executionFailed,
  executionSucceeded,
  executionUnknown,
  type Observation,
  refreshRefused,
} from '@linesman/contracts';
import { type BatchedEvent, JetStreamServer, markHandled, unmarkHandled } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ReadEvent, readObservation } from './read-observation';
import { RecordObservation, type Reported } from './record-observation';

/** Successes are so many that they are worth waiting for. A failure waits for nothing but the batch before it. */
const gatherMs: readonly [EventContract, number][] = [
  [executionSucceeded, 100],
  [executionFailed, 0],
  [executionAttemptFailed, 0],
  [executionUnknown, 0],
  [refreshRefused, 0],
];

/** A batch of more gains little from plans that are kept, and may need others. */
const FEW = 8;

/**
 * Records the observations of many events, of all tenants, in one transaction. What it leaves, and what was delivered
 * before, is handled one by one by {@link OnObservations}.
 */
@Injectable()
export class RecordBatches implements OnModuleInit {
  constructor(
    private readonly server: JetStreamServer,
    private readonly database: Database,
    private readonly observations: RecordObservation,
  ) {}

  onModuleInit(): void {
    for (const [contract, gather_ms] of gatherMs)
      this.server.handleInBatches(contract, {
        gather_ms,
        keyOf: integrationOf,
        handle: (events) => this.record(contract, events),
      });
  }

  /** @returns ids of the events that are handled. */
  private async record(contract: EventContract, events: BatchedEvent[]): Promise<ReadonlySet<string>> {
    const read = [
      ...new Map(events.flatMap((event) => readObservation(event) ?? []).map((it) => [it.id, it])).values(),
    ];
    if (read.length === 0) return new Set();
    const reports = read.filter(isReport);
    const database = events.length > FEW ? this.database : this.database.byKey;
    const left = await database.inSystem(async (tx) => {
      // What is known does not depend on the marks: both are asked for in one round trip.
      const [fresh, known] = await Promise.all([markHandled(tx, contract, read), this.observations.read(tx, reports)]);
      const news = reports.filter(({ id }) => fresh.has(id));
      const unknown = new Set((await this.observations.recordAll(tx, news, known)).map(({ id }) => id));
      await unmarkHandled(
        tx,
        contract,
        read.filter(({ id }) => unknown.has(id)),
      );
      return unknown;
    });
    return new Set(read.map(({ id }) => id).filter((id) => !left.has(id)));
  }
}

/** Of an event that was not checked yet. */
const integrationOf = ({ data: { observation } }: BatchedEvent): unknown =>
  (observation as Partial<Observation> | null | undefined)?.integration_id;

const isReport = (event: ReadEvent): event is ReadEvent & Reported => event.observation !== undefined;
