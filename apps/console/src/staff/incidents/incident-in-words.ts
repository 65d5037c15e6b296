import { staffStepFor } from '@linesman/provider-kit/troubleshooting';
import { causeInWords } from '../../pages/words';
import type { Incident as Row } from '../../upstream/answers';

export type Incident = ReturnType<typeof incidentInWords>;

const channels: Record<Row['staff_told_by'][number], string> = { slack: 'Slack', teams: 'Teams', email: 'email' };

export function incidentInWords(row: Row, name = row.connection_code) {
  const { integrations, unwatched, of, members, party_at_fault, connection_code, cause } = row;
  const ours = party_at_fault === 'us';
  return {
    ...row,
    name,
    id: `${party_at_fault}-${connection_code}-${cause}`.replaceAll(/[^\w-]/g, ''),
    /** Percentage of what is watched; undefined where nothing is. */
    share: of > 0 ? Math.round((integrations / of) * 100) : undefined,
    cause_in_words: causeInWords(cause),
    extent: extentOf(row),
    remedy: staffStepFor(cause, name),
    told: ours ? toldOf(row) : undefined,
    more: integrations + unwatched - members.length,
  };
}

function extentOf({ integrations, of, unwatched, customers, tenants }: Row): string {
  // Integrations of the platform itself belong to no customer.
  const whose = `${customers > 0 ? ` of ${counted(customers, 'customer')}` : ''}, in ${counted(tenants, 'tenant')}`;
  if (integrations === 0) return `${counted(unwatched, 'integration')}${whose}, failed when last watched`;
  const more = unwatched > 0 ? `; ${unwatched} more failed when last watched` : '';
  return `${integrations} of ${counted(of, 'integration')}${whose}${more}`;
}

/** What our own staff were told of an incident of ours. */
function toldOf({ signals, staff_told_by, staff_told_of }: Row): string {
  if (signals === 0) return 'Staff were told nothing: no risk signal is open, because nothing has worked here yet.';
  if (staff_told_of === 0) return 'No message to staff was delivered.';
  const by = staff_told_by.map((channel) => channels[channel]).join(' and ');
  return `Staff were told by ${by} of ${staff_told_of} of ${counted(signals, 'risk signal')}.`;
}

const counted = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;
