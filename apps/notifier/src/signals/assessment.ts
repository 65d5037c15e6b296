import type { Party, Severity, SignalDiagnosis, SignalSnapshot } from '@linesman/contracts';
import { changed, one, type Tx } from '@linesman/persistence';

/** How many other signals were open when a signal was first assessed. */
export interface OtherSignals {
  of_customer: number;
  of_type: number;
}

/** How much a signal matters. Messages print the impact and whether the integration is critical as they are here. */
export interface Assessment {
  is_critical: boolean;
  severity: Severity;
  party_at_fault: Party;
  arr: number | null;
  impact: string[];
  /** Absent on an assessment by an older release. */
  others?: OtherSignals;
}

/** What else was open when a signal was first assessed, as sentences. */
export const othersInWords = (others: OtherSignals | undefined, connection: string): string[] => {
  const { of_customer = 0, of_type = 0 } = others ?? {};
  return [
    ...(of_customer > 0 ? [`Other open problems of this customer when this was reported: ${of_customer}`] : []),
    ...(of_type > 0 ? [`Other ${connection} integrations with a problem when this was reported: ${of_type}`] : []),
  ];
};

export async function keepAssessment(tx: Tx, signalId: string, assessment: Assessment): Promise<void> {
  await changed(tx, 'update signals set assessment = $2 where signal_id = $1', [signalId, JSON.stringify(assessment)]);
}

/** $1: the signal, $2: its customer, $3: the type of its integration. */
const openNow = `jsonb_build_object(
    'of_customer', (select count(*) from signals where state = 'open' and customer_id = $2 and signal_id <> $1),
    'of_type', (select count(*) from signals where state = 'open' and outage is null and integration_type = $3 and signal_id <> $1))`;

const counted = `select coalesce(s.assessment -> 'others', ${openNow}) as others, s.diagnosis
  from signals s where s.signal_id = $1`;

/** What a signal that opens now is assessed with: whoever is told of it need not wait for another round trip. */
export async function countOthers(
  tx: Tx,
  { signal_id, customer, status_change }: SignalSnapshot,
): Promise<OtherSignals> {
  const values = [signal_id, customer?.customer_id ?? '', status_change.integration_type];
  return (await one<{ others: OtherSignals }>(tx, `select ${openNow} as others`, values))!.others;
}

/** Counted once: what a message says of that time stays so. With the diagnosis that a message has shown since. */
export async function othersAtFirst(
  tx: Tx,
  signalId: string,
  { customer_id, integration_type }: { customer_id: string; integration_type: string },
): Promise<{ others: OtherSignals; diagnosis: SignalDiagnosis | null }> {
  return (await one<{ others: OtherSignals; diagnosis: SignalDiagnosis | null }>(tx, counted, [
    signalId,
    customer_id,
    integration_type,
  ]))!;
}
