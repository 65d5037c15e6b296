import { severities, type SeverityRow } from '@linesman/contracts';
import { type FieldError, invalidFields } from '@linesman/service-kit';

const kinds = { true: 'for critical integrations', false: 'for integrations that are not critical' } as const;

/** What makes rows no policy: each kind of integration has one row from 0, and what is disconnected is no less severe than what is degraded. */
export function faultsOfPolicy(policy: SeverityRow[]): FieldError[] {
  const ofRows = policy.flatMap((row, at) => {
    const same = (other: SeverityRow) => other.is_critical === row.is_critical && other.arr_from === row.arr_from;
    return [
      policy.slice(0, at).some(same) && {
        field: `severity_policy.${at}.arr_from`,
        message: 'is that of another row already: enter another ARR, or leave the row out',
      },
      severities.indexOf(row.degraded) > severities.indexOf(row.disconnected) && {
        field: `severity_policy.${at}.degraded`,
        message: 'is more severe than disconnected: choose the same severity or a lower one',
      },
    ].filter((fault) => fault !== false);
  });
  const missing = [true, false].filter((one) => !policy.some((row) => row.is_critical === one && row.arr_from === 0));
  return [
    ...ofRows,
    ...missing.map((one) => ({
      field: 'severity_policy',
      message: `needs a row with arr_from 0 ${kinds[`${one}`]}: it is for customers below all other rows`,
    })),
  ];
}

/** @throws Problem with all that is wrong. */
export function refuseWrongPolicy(policy: SeverityRow[] | undefined): void {
  const faults = policy ? faultsOfPolicy(policy) : [];
  if (faults.length > 0) throw invalidFields(faults);
}
