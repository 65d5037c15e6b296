import type { Audit, Tx } from '@linesman/persistence';
import type { Provider } from '@linesman/provider-kit';
import { revocationInWords } from './revocation-in-words';
import type { Revocation } from './revocation.entity';

/** Writes how a revocation ended to the audit log. */
export async function recordRevocation(
  tx: Tx,
  audit: Audit,
  revocation: Revocation,
  { provider, name }: { provider?: Provider; name: string },
): Promise<void> {
  const { tenant_id, integration_id, requested_by, state } = revocation;
  const { provider_name, sentence } = revocationInWords(revocation, provider);
  await audit.record(tx, {
    tenant_id,
    actor: 'service:integrations',
    action: state === 'revoked' ? 'integration.access_revoked' : 'integration.access_not_revoked',
    subject_type: 'integration',
    subject_id: integration_id,
    detail: { name, provider: provider_name, outcome: sentence, requested_by },
  });
}
