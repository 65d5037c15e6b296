import { PLATFORM_TENANT } from '@linesman/contracts';
import { changed, Database, rows } from '@linesman/persistence';
import { Clock, gaugeOf, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { ProbeIntervals } from '../probe-intervals';
import { usualSeconds } from './next-probe';

export interface Unproven {
  connection: string;
  /** How many intervals of its most frequent integration have passed without a successful probe. */
  intervals: number;
}

/** Only connections without a success for so long are looked at: a look reads their integrations. */
const LEAST_SECONDS = 900;
const LOOKED_AT = 1_000;

/** $1: intervals as JSON, $2: connection codes, $3: now. Integrations that fail by the customer's fault prove nothing. */
const unproven = `select c.code as connection,
    (extract(epoch from $3::timestamptz - greatest(p.succeeded_at, min(d.created_at))) / min(d.every_seconds))::float8 as intervals
  from unnest($2::text[]) c (code)
  join probe_successes p on p.connection_code = c.code and p.succeeded_at < $3::timestamptz - interval '${LEAST_SECONDS} seconds'
  cross join lateral (
    select h.created_at, ${usualSeconds} as every_seconds
    from probe_schedule s join integration_health h using (integration_id)
    where s.connection_code = c.code and h.party_at_fault <> 'customer' order by s.due_at limit ${LOOKED_AT}) d
  group by c.code, p.succeeded_at`;

/** When a probe of each connection last succeeded, in any process. */
@Injectable()
export class ProbeSuccesses implements OnModuleInit {
  private readonly latest = new Map<string, Date>();

  constructor(
    private readonly database: Database,
    private readonly intervals: ProbeIntervals,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    gaugeOf(
      {
        name: 'probe_intervals_without_success',
        help: 'How many intervals of its integrations have passed without a successful probe of the connection. Absent below 15 minutes.',
        labels: ['connection'],
        read: async () =>
          (await this.unproven()).map(({ connection, intervals }) => ({ labels: { connection }, value: intervals })),
      },
      this.logger,
    );
  }

  /** A probe of the connection succeeded. It is stored later, with others. */
  note(connection: string): void {
    this.latest.set(connection, this.clock.now());
  }

  /** A connection that is new is taken as proven now. */
  async store(): Promise<void> {
    const { connectionCodes } = this.intervals;
    const noted = new Map(this.latest);
    this.latest.clear();
    await this.database.inSystem((tx) =>
      changed(
        tx,
        `insert into probe_successes as p (tenant_id, connection_code, succeeded_at)
         select $1, code, coalesce(at, $4::timestamptz) from unnest($2::text[], $3::timestamptz[]) n (code, at)
         on conflict (connection_code) do update set succeeded_at = excluded.succeeded_at
         where p.succeeded_at < excluded.succeeded_at and p.connection_code = any($5::text[])`,
        [
          PLATFORM_TENANT,
          connectionCodes,
          connectionCodes.map((code) => noted.get(code) ?? null),
          this.clock.now(),
          [...noted.keys()],
        ],
      ),
    );
  }

  unproven(): Promise<Unproven[]> {
    const { json, connectionCodes } = this.intervals;
    return this.database.inSystem((tx) => rows<Unproven>(tx, unproven, [json, connectionCodes, this.clock.now()]));
  }
}
