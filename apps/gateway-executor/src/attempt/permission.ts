import { type ExecutionError, type Lease, mayExecute } from '@linesman/contracts';
import { permanentError } from '../ledger/outcome';

export interface Requester {
  capability_code: string;
  requested_by: string;
  requested_roles: string[];
  permitted: boolean;
}

/** Without a grant that allows it, no call is made. */
export const isPermitted = (requester: Requester, { grants = [] }: Lease): boolean =>
  requester.permitted ||
  mayExecute(grants, { subject: requester.requested_by, roles: requester.requested_roles }, requester.capability_code);

export const notPermitted = ({ requested_by, capability_code }: Requester): ExecutionError =>
  permanentError(
    'not_permitted',
    `${requested_by} has no grant to execute ${capability_code} here. A tenant admin can give one.`,
  );
