import type { Party, Severity } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';

/** How much a signal matters. Messages print the impact and whether the integration is critical as they are here. */
export interface Assessment {
  is_critical: boolean;
  severity: Severity;
  party_at_fault: Party;
  arr: number | null;
  impact: string[];
}

export async function keepAssessment(tx: Tx, signalId: string, assessment: Assessment): Promise<void> {
  await changed(tx, 'update signals set assessment = $2 where signal_id = $1', [signalId, JSON.stringify(assessment)]);
}
