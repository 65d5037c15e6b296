import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT } from '@linesman/contracts';
import { changed, Database, one, rows } from '@linesman/persistence';
import { notFound, type Page, pageOf, type PageQuery, placeOf } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { shadowOutcomes } from './compare-signals';
import type { Judged, JudgedSignal, Rules } from './judge-signals';
import type { NewShadowRules, ShadowRulesView, ShadowSignalsQuery, ShadowSignalView } from './shadow-rules.dto';

interface Row extends Rules {
  rules_id: string;
  name: string;
  version: number;
  rules: Rules;
  of_tenant: string | null;
  starts_at: Date;
  ends_at: Date;
  created_by: string;
  created_at: Date;
  evaluated_to: Date | null;
  run_to: Date | null;
  looked_at: number;
  to_look_at: number;
  counts: Counts;
  failed: number;
}

const LEASE_SECONDS = 120;
/** So many integrations in one step. */
const AT_A_TIME = 50;

/** Rules whose observations this process plays, alone until a time. */
export interface HeldRules {
  rules_id: string;
  lease: string;
  rules: Rules;
  of_tenant: string | null;
  starts_at: Date;
  run_to: Date;
  last_id: string | null;
}

export interface Looked {
  /** Undefined where no integration is left. */
  last_id?: string;
  looked_at: number;
  failed: number;
  judged: { integration_id: string; judged: Judged }[];
}

type Counts = Partial<ShadowRulesView['signals']>;

/** Shadow rules, which are our staff's, and what they would have done in all tenants. */
@Injectable()
export class ShadowRules {
  constructor(private readonly database: Database) {}

  /** The same name again is the next version. */
  async add({ name, tenant_id, starts_at, ends_at, ...rules }: NewShadowRules, by: string): Promise<ShadowRulesView> {
    const added = await this.database.inSystem(async (tx) => {
      await one(tx, `select pg_advisory_xact_lock(hashtext('shadow rules'))`);
      return one<{ rules_id: string }>(
        tx,
        `insert into shadow_rules (tenant_id, name, version, rules, of_tenant, starts_at, ends_at, created_by)
         select $1, $2::text, coalesce(max(version), 0) + 1, $3::jsonb, $4::uuid, $5::timestamptz, $6::timestamptz, $7
         from shadow_rules where name = $2 returning rules_id`,
        [PLATFORM_TENANT, name, JSON.stringify(rules), tenant_id ?? null, starts_at, ends_at, by],
      );
    });
    return this.get(added!.rules_id);
  }

  async get(rulesId: string): Promise<ShadowRulesView> {
    const text = 'select * from shadow_rules where rules_id = $1';
    const found = await this.database.inSystem((tx) => one<Row>(tx, text, [rulesId]));
    if (!found) throw notFound('shadow rules');
    return viewOf(found);
  }

  /** The newest first. */
  async list(query: PageQuery): Promise<Page<ShadowRulesView>> {
    const [created_at, id] = placeOf(query, 'time', 'uuid') ?? [];
    const found = await this.database.inSystem((tx) =>
      rows<Row>(
        tx,
        `select * from shadow_rules where $1::timestamptz is null or (created_at, rules_id) < ($1, $2::uuid)
         order by created_at desc, rules_id desc limit $3`,
        [created_at, id, query.limit + 1],
      ),
    );
    const { items, next_cursor } = pageOf(found, query, (row) => [row.created_at, row.rules_id]);
    return { items: items.map(viewOf), next_cursor };
  }

  /** With all that they would have done. An evaluation that is under way ends. */
  async remove(rulesId: string): Promise<void> {
    const removed = await this.database.inSystem(async (tx) => {
      await changed(tx, 'delete from shadow_signals where rules_id = $1', [rulesId]);
      return changed(tx, 'delete from shadow_rules where rules_id = $1', [rulesId]);
    });
    if (removed === 0) throw notFound('shadow rules');
  }

  /** What the rules would have done otherwise, the newest first. */
  async signals(rulesId: string, query: ShadowSignalsQuery): Promise<Page<ShadowSignalView>> {
    const [at, id] = placeOf(query, 'time', 'uuid') ?? [];
    const found = await this.database.inSystem((tx) =>
      rows<ShadowSignalView & { at: Date }>(
        tx,
        `select shadow_signal_id, tenant_id, integration_id, connection_code, outcome, cause, at, live_opened_at,
           live_closed_at, live_severity, shadow_opened_at, shadow_closed_at, shadow_severity, told
         from shadow_signals
         where rules_id = $1 and ($2::text is null or outcome = $2)
           and ($3::timestamptz is null or (at, shadow_signal_id) < ($3, $4::uuid))
         order by at desc, shadow_signal_id desc limit $5`,
        [rulesId, query.outcome, at, id, query.limit + 1],
      ),
    );
    const { items, next_cursor } = pageOf(found, query, (row) => [row.at, row.shadow_signal_id]);
    return { items: items.map(({ at: _at, ...view }) => view), next_cursor };
  }

  /** Leases rules that have to be evaluated. An evaluation that begins plays everything again from their start. */
  hold(): Promise<HeldRules | undefined> {
    return this.database.inSystem((tx) =>
      one<HeldRules>(
        tx,
        `update shadow_rules r set lease = $1, leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}),
           run_to = coalesce(r.run_to, least(r.ends_at, clock_timestamp())),
           looked_at = case when r.run_to is null then 0 else r.looked_at end,
           counts = case when r.run_to is null then '{}' else r.counts end,
           failed = case when r.run_to is null then 0 else r.failed end,
           last_id = case when r.run_to is null then null else r.last_id end,
           to_look_at = case when r.run_to is not null then r.to_look_at else (select count(*) from integrations_copy
             where not deleted and (r.of_tenant is null or tenant_id = r.of_tenant)) end
         where rules_id = (
           select rules_id from shadow_rules
           where (leased_until is null or leased_until < clock_timestamp()) and starts_at < clock_timestamp()
             and (run_to is not null or evaluated_to is null or evaluated_to < ends_at
               and (evaluated_to < clock_timestamp() - interval '1 hour' or ends_at < clock_timestamp()))
           order by created_at limit 1 for update skip locked)
         returning rules_id, lease, rules, of_tenant, starts_at, run_to, last_id`,
        [randomUUID()],
      ),
    );
  }

  /** The next integrations, and which of them have stored observations in this time. */
  next({ of_tenant, last_id, starts_at, run_to }: HeldRules) {
    return this.database.inSystem((tx) =>
      rows<{ integration_id: string; tenant_id: string; stored: boolean }>(
        tx,
        `select integration_id, tenant_id, exists (select from stored_observations s
             where s.integration_id = c.integration_id and recorded_at >= $3 and recorded_at <= $4) as stored
         from (select integration_id, tenant_id from integrations_copy
           where not deleted and ($1::uuid is null or tenant_id = $1) and ($2::uuid is null or integration_id > $2)
           order by integration_id limit ${AT_A_TIME}) c
         order by integration_id`,
        [of_tenant, last_id, starts_at, run_to],
      ),
    );
  }

  /** Stores what was found, in place of what an earlier evaluation found. @returns whether there is more to do. */
  async store({ rules_id, lease }: HeldRules, looked: Looked): Promise<boolean> {
    const { judged, last_id, looked_at, failed } = looked;
    return this.database.inSystem(async (tx) => {
      const text = 'select counts from shadow_rules where rules_id = $1 and lease = $2 for update';
      const mine = await one<{ counts: Counts }>(tx, text, [rules_id, lease]);
      if (!mine) return false;
      const ids = judged.map(({ integration_id }) => integration_id);
      await changed(tx, 'delete from shadow_signals where integration_id = any($1) and rules_id = $2', [ids, rules_id]);
      await insertSignals(
        tx,
        rules_id,
        judged.flatMap((one) => one.judged.signals),
      );
      await changed(
        tx,
        `update shadow_rules set counts = $2, failed = failed + $3, looked_at = looked_at + $4, last_id = $5,
           leased_until = case when $5::uuid is null then null
             else clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}) end,
           evaluated_to = case when $5::uuid is null then run_to else evaluated_to end,
           run_to = case when $5::uuid is null then null else run_to end
         where rules_id = $1`,
        [rules_id, JSON.stringify(countsWith(mine.counts, judged)), failed, looked_at, last_id ?? null],
      );
      return last_id !== undefined;
    });
  }

  /** So that another process goes on at once, or this one a moment later. */
  async release({ rules_id, lease }: HeldRules): Promise<void> {
    const text = 'update shadow_rules set leased_until = null where rules_id = $1 and lease = $2';
    await this.database.inSystem((tx) => changed(tx, text, [rules_id, lease]));
  }
}

type Tx = Parameters<typeof changed>[0];

async function insertSignals(tx: Tx, rulesId: string, signals: JudgedSignal[]): Promise<void> {
  if (signals.length === 0) return;
  await changed(
    tx,
    `insert into shadow_signals (rules_id, tenant_id, integration_id, connection_code, outcome, cause, at, live_opened_at,
       live_closed_at, live_severity, shadow_opened_at, shadow_closed_at, shadow_severity, told)
     select $1, tenant_id, integration_id, connection_code, outcome, cause, at, live_opened_at, live_closed_at,
       live_severity, shadow_opened_at, shadow_closed_at, shadow_severity, told
     from jsonb_to_recordset($2::jsonb) as q (tenant_id uuid, integration_id uuid, connection_code text, outcome text,
       cause text, at timestamptz, live_opened_at timestamptz, live_closed_at timestamptz, live_severity text,
       shadow_opened_at timestamptz, shadow_closed_at timestamptz, shadow_severity text, told jsonb)`,
    [rulesId, JSON.stringify(signals)],
  );
}

function countsWith(before: Counts, judged: Looked['judged']): Counts {
  const counts = { ...before };
  const add = (outcome: keyof Counts, many: number): void => void (counts[outcome] = (counts[outcome] ?? 0) + many);
  for (const { same, signals } of judged.map((one) => one.judged)) {
    add('same', same);
    for (const { outcome } of signals) add(outcome, 1);
  }
  return counts;
}

function viewOf(row: Row): ShadowRulesView {
  const { rules_id, name, version, rules, of_tenant, starts_at, ends_at, created_by, created_at } = row;
  const { evaluated_to, run_to, looked_at, to_look_at, counts, failed } = row;
  const { severities = null, ...numbers } = rules;
  const none = Object.fromEntries([...shadowOutcomes, 'rated'].map((one) => [one, 0])) as ShadowRulesView['signals'];
  return {
    rules_id,
    name,
    version,
    tenant_id: of_tenant,
    starts_at,
    ends_at,
    ...numbers,
    severities,
    created_by,
    created_at,
    evaluated_to,
    progress: run_to && (to_look_at === 0 ? 1 : Math.min(1, looked_at / to_look_at)),
    failed,
    signals: { ...none, ...counts },
  };
}
