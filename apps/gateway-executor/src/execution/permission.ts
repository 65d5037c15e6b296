import { type ExecutionError, type Lease, mayExecute } from '@linesman/contracts';
import { never } from './outcome';

interface Asked {
  capability_code: string;
  requested_by: string;
  requested_roles: string[];
  permitted: boolean;
}

/** Default deny: what no grant allows is not called. */
export const isPermitted = (asked: Asked, { grants = [] }: Lease): boolean =>
  asked.permitted ||
  mayExecute(grants, { subject: asked.requested_by, roles: asked.requested_roles }, asked.capability_code);

export const notPermitted = ({ requested_by, capability_code }: Asked): ExecutionError =>
  never(
    'not_permitted',
    `${requested_by} has no grant to execute ${capability_code} here. A tenant admin can give one.`,
  );
