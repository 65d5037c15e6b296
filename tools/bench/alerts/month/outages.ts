import type { Cause } from '@linesman/contracts';
import type { Agenda } from './agenda.ts';
import { contracts, decideOutage, outagePolicy } from './decisions.ts';
import { idOf } from './draw.ts';
import type { Watch, Watched } from './watch.ts';
import type { Evidence, Outage as Told, Phase } from './service-types.ts';

/** As outages/follow-outages.system.ts and ask-members.ts have them. */
const EVERY_MS = 5_000;
const ASKED_WHILE_OPEN = 5;
const ASKED_WHILE_RECOVERING = 200;
const ASKED_AGAIN_AFTER_MS = 30_000;

interface Outage {
  phase: Phase;
  opened_at: number;
  recovering_since?: number;
  members: Set<Watched>;
  /** All that ever belonged to it. */
  integrations: Set<Watched>;
  data: Told['data'];
}

/** The status-monitor's outages: its own rule decides, by evidence that is counted as its statements count it. */
export class Outages {
  private readonly open = new Map<string, Outage>();
  private readonly looking = new Set<string>();
  private count = 0;

  private readonly agenda: Agenda;
  private readonly watch: Watch;
  private readonly told: (outage: Told['data']) => void;

  constructor(agenda: Agenda, watch: Watch, told: (outage: Told['data']) => void) {
    this.agenda = agenda;
    this.watch = watch;
    this.told = told;
  }

  /** Something of the provider fails. It is looked at every five seconds, while enough does. */
  suspect(connectionCode: string): void {
    if (this.looking.has(connectionCode)) return;
    this.looking.add(connectionCode);
    const look = (): void => {
      if (this.follow(connectionCode)) this.agenda.at(this.agenda.time + EVERY_MS, look);
      else this.looking.delete(connectionCode);
    };
    this.agenda.at(this.agenda.time + EVERY_MS, look);
  }

  /** @returns whether there is anything to look at. */
  private follow(connectionCode: string): boolean {
    const all = this.watch.of(connectionCode);
    const failing = all.filter(failsForProvider);
    const outage = this.open.get(connectionCode);
    for (const one of outage?.members ?? []) if (!failsForProvider(one)) outage!.members.delete(one);
    const evidence = this.evidenceOf(all, failing, outage);
    if (!outage && customersOf(failing) < outagePolicy.open.customers) return failing.length > 0;
    const now = this.agenda.time;
    const known = {
      phase: outage?.phase ?? 'none',
      recovering_seconds: outage?.recovering_since === undefined ? 0 : (now - outage.recovering_since) / 1_000,
    };
    const next = decideOutage(known, evidence, outagePolicy);
    if (!outage && next === 'none') return true;
    const followed = outage ?? this.begin(connectionCode, failing);
    followed.phase = next;
    if (next === 'open') followed.recovering_since = undefined;
    else followed.recovering_since ??= now;
    const window = 1_000 * outagePolicy.open.window_seconds;
    for (const one of failing) if (lastFailureOf(one) >= now - window) followed.members.add(one);
    for (const one of followed.members) followed.integrations.add(one);
    this.tell(followed, next);
    if (next === 'none') this.open.delete(connectionCode);
    else this.askMembers(followed);
    return true;
  }

  private begin(connectionCode: string, failing: Watched[]): Outage {
    this.count += 1;
    const opened_at = this.agenda.time;
    const data: Told['data'] = {
      outage_id: idOf('outage', this.count),
      connection_code: connectionCode,
      connection_name: connectionCode,
      party_at_fault: 'provider',
      cause: failing[0]!.row.cause as Cause,
      opened_at: new Date(opened_at).toISOString(),
      integrations: failing.length,
      still_failing: failing.length,
    };
    const outage: Outage = { phase: 'open', opened_at, members: new Set(), integrations: new Set(), data };
    this.open.set(connectionCode, outage);
    return outage;
  }

  private tell(outage: Outage, phase: Phase): void {
    const numbers = { integrations: outage.integrations.size, still_failing: outage.members.size };
    const ended_at = phase === 'none' ? new Date(outage.recovering_since!).toISOString() : undefined;
    outage.data = { ...outage.data, ...numbers, ended_at };
    this.told(outage.data);
  }

  private evidenceOf(all: Watched[], failing: Watched[], outage?: Outage): Evidence {
    const { open, close } = outagePolicy;
    const since = this.agenda.time - 1_000 * (outage ? close : open).window_seconds;
    const lately = failing.filter((one) => lastFailureOf(one) >= since);
    const asked = outage ? [...outage.integrations] : all;
    const members = [...(outage?.members ?? [])];
    return {
      failing: lately.length,
      customers: customersOf(lately),
      called: asked.filter((one) => this.watch.lastCheckOf(one) >= since).length,
      still_failing: members.length,
      unproven: members.filter((one) => this.watch.lastCheckOf(one) < (outage?.recovering_since ?? 0)).length,
    };
  }

  private askMembers({ members, recovering_since }: Outage): void {
    const now = this.agenda.time;
    const most = recovering_since === undefined ? ASKED_WHILE_OPEN : ASKED_WHILE_RECOVERING;
    [...members]
      .filter((one) => recovering_since === undefined || this.watch.lastCheckOf(one) < recovering_since)
      .sort((a, b) => this.watch.lastCheckOf(a) - this.watch.lastCheckOf(b))
      .slice(0, most)
      .filter((one) => this.watch.lastCheckOf(one) < now - ASKED_AGAIN_AFTER_MS)
      .forEach((one) => this.watch.callAt(one, now));
  }
}

const lastFailureOf = ({ row }: Watched): number => row.last_failure_at?.getTime() ?? 0;
const customersOf = (all: Watched[]): number => new Set(all.map(({ row }) => row.customer_id)).size;

/** As outages/read-evidence.ts says it in SQL. */
const failsForProvider = ({ row }: Watched): boolean =>
  row.party_at_fault === 'provider' && row.status !== 'healthy' && !contracts.isMeasured(row.cause);
