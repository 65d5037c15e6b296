import type { MeasuredCause, Observation } from '@linesman/contracts';
import { Database, type Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock, currentContext, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LatelyCalled } from '../calls/lately-called';
import { RecordObservation, type Reported } from '../observations/record-observation';
import { PROVIDERS } from '../providers';
import { decideNorm, type Measure, measureOf, normPolicy } from './decide-norm';
import { claimOpen, endProblem, keepProblem, type MeasuredProblem, readOpen } from './measured-problems';
import { normInWords } from './norm-in-words';
import { readUsual, type Usual } from './read-usual';
import { type CallWindow, readWindows } from './read-windows';

const EVERY_MS = 60_000;
const AT_ONCE = 100;
/** Problems that wait longer are looked at in the next round. */
const MOST_OPEN = 2_000;
const MINUTE_MS = 60_000;

/** What becomes of one part. */
interface Verdict {
  part: string;
  /** Absent where all is as usual again. */
  cause?: MeasuredCause;
  message?: string;
}

/**
 * Compares the newest calls of each part with what is usual at its provider, and records what is outside the norm, or no
 * longer is, as an observation. It looks at integrations that were called lately, and at those with such a problem.
 */
@Injectable()
export class JudgeNorms implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly observations: RecordObservation,
    private readonly called: LatelyCalled,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'judging latencies and failures', () => this.judge());
  }

  async judge(): Promise<void> {
    const now = this.clock.now();
    const [usual, open] = await this.database.inSystem(async (tx) => [
      await readUsual(tx, now),
      await claimOpen(tx, now, MOST_OPEN),
    ]);
    const ids = [...new Set([...open, ...this.called.take()])];
    for (let at = 0; at < ids.length; at += AT_ONCE)
      await this.database.inSystem((tx) => this.judgeSome(tx, ids.slice(at, at + AT_ONCE), open, usual, now));
  }

  private async judgeSome(tx: Tx, ids: string[], open: string[], usual: Usual, now: Date): Promise<void> {
    const windows = await readWindows(tx, ids, open, now, normPolicy);
    const problems = await readOpen(tx, ids);
    const judged = windows.map((window) => {
      const known = problems.filter((one) => one.integration_id === window.integration_id);
      return { window, verdicts: this.verdictsOf(window, known, usual, now) };
    });
    const news = judged.filter(({ verdicts }) => verdicts.length > 0);
    if (news.length === 0) return;
    const recording = await this.observations.read(
      tx,
      news.flatMap(({ window, verdicts }) => verdicts.map((one) => reportOf(window, one, 0, now))),
    );
    const reports: Reported[] = [];
    for (const { window, verdicts } of news)
      for (const one of verdicts) {
        const known = problems.find((it) => it.integration_id === window.integration_id && it.part === one.part);
        if (one.cause) await keepProblem(tx, { ...window, part: one.part, cause: one.cause }, now);
        else await endProblem(tx, window.integration_id, one.part);
        if (known?.cause === one.cause) continue;
        const version = recording.row(window.integration_id)?.machine_state.credential_version ?? 0;
        reports.push(reportOf(window, one, version, now));
      }
    await this.observations.recordAll(tx, reports, recording);
  }

  private verdictsOf(window: CallWindow, known: MeasuredProblem[], usual: Usual, now: Date): Verdict[] {
    const { connection_code, parts, explained, deleted, inactive } = window;
    if (inactive && !deleted) return [];
    const name = this.providers.get(connection_code)?.manifest.display_name ?? connection_code;
    const names = new Set([...parts.keys(), ...known.map(({ part }) => part)]);
    return [...names].flatMap((part): Verdict[] => {
      const open = known.find((one) => one.part === part);
      // The age of data is judged by syncs.
      if (open?.cause === 'data_stale') return [];
      if (explained || deleted) return open ? [{ part }] : [];
      const measured = parts.get(part);
      const before = usual.get(connection_code)?.get(part);
      const recent = measured ? measureOf(measured) : nothing;
      const long = before ? measureOf(before) : nothing;
      const norm = decideNorm(recent, long, open?.cause, normPolicy);
      if (norm === 'undecided') return open && isForgotten(open, now) ? [{ part }] : [];
      if (norm === 'as_usual') return open ? [{ part }] : [];
      return [{ part, cause: norm, message: normInWords(norm, name, recent, long, normPolicy) }];
    });
  }
}

const nothing: Measure = { calls: 0, failures: 0, p95_ms: null };

const isForgotten = ({ measured_at }: MeasuredProblem, now: Date): boolean =>
  now.getTime() - measured_at.getTime() > normPolicy.forgotten_minutes * MINUTE_MS;

const reportOf = (
  { tenant_id, integration_id }: CallWindow,
  { part, cause, message }: Verdict,
  credential_version: number,
  now: Date,
): Reported => ({
  tenant_id,
  context: currentContext(),
  observation: {
    integration_id,
    source: 'measurement',
    outcome: cause ? 'failure' : 'success',
    cause,
    message,
    part: part || undefined,
    started_at: now.toISOString(),
    credential_version,
  } satisfies Observation,
});
