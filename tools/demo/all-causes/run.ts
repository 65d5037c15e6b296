import { requestJson } from '../../actors/http.ts';
import { Outside } from '../../actors/outside.ts';
import type { Run } from '../../start/own-system.mjs';
import { type ProviderCode, providerCodes } from './at-providers.ts';
import { type Played, playWay } from './play-way.ts';
import type { Shown } from './shown.ts';
import { Stage } from './stage.ts';
import { STAFF_MAILBOX } from './told.ts';
import { type Way, ways } from './ways.ts';

export interface Outcome {
  way: Way;
  provider: ProviderCode;
  shown?: Shown;
  error?: string;
}

export interface Choice {
  providers: readonly ProviderCode[];
  ways: readonly Way[];
  patienceMs: number;
}

/**
 * Breaks every provider in every way. Each provider has a tenant of its own, and its ways follow each other, because some
 * of them break the provider for everybody.
 */
export async function runAll(run: Run, choice: Choice, onOutcome: (outcome: Outcome) => void): Promise<Outcome[]> {
  await tellStaffByEmail(run);
  const outcomes: Outcome[] = [];
  const playAt = async (code: ProviderCode): Promise<void> => {
    const own = choice.ways.filter(({ providers }) => providers.includes(code));
    if (own.length === 0) return;
    const stage = await Stage.open(run, code, choice.patienceMs);
    const played: [Outcome, Played][] = [];
    for (const way of own) {
      const outcome: Outcome = { way, provider: code };
      try {
        const one = await playWay(stage, way);
        outcome.shown = one.shown;
        played.push([outcome, one]);
      } catch (error) {
        fail(outcome, error);
      }
      outcomes.push(outcome);
      onOutcome(outcome);
    }
    for (const [outcome, { lookAgain }] of played) await lookAgain().catch((error: unknown) => fail(outcome, error));
    await stage.close();
  };
  await Promise.all(choice.providers.map(playAt));
  const order = ({ way, provider }: Outcome) => ways.indexOf(way) * 100 + providerCodes.indexOf(provider);
  return outcomes.sort((a, b) => order(a) - order(b));
}

/** Where our own staff are told what only they can repair. */
async function tellStaffByEmail(run: Run): Promise<void> {
  const token = await new Outside(run.sandbox.url).token({ persona: 'staff' });
  const url = `${run.services.integrations!.url}/tenant/settings`;
  const body = { product_name: 'Linesman', mail_from: 'care@linesman.example', staff_alerts: { email: STAFF_MAILBOX } };
  await requestJson(url, { method: 'PUT', token, body });
}

function fail(outcome: Outcome, error: unknown): void {
  outcome.error = error instanceof Error ? error.message : String(error);
  delete outcome.shown;
}
