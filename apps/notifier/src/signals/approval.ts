/** A decision that the CSM is asked for, which the messages about a signal show. */
export interface Approval {
  /** The key of its task. */
  key: string;
  question: string;
  due_at: Date;
  /** Absent while nobody has decided. */
  decision: 'approved' | 'refused' | null;
  decided_by: string | null;
  decided_at: Date | null;
}

/** They need not be shown for ever: a signal may ask again and again. */
const SHOWN = 10;
const UUID = '[0-9a-f-]{36}';

/**
 * Reads those of a signal `s` from its tasks: what waits, and what was decided by a person. What ended without a decision is
 * not shown, and neither is what an administrator has to decide.
 */
export const approvalsOfSignal = `(select coalesce(jsonb_agg(to_jsonb(a) order by a.due_at, a.key), '[]') from (
    select k.key, k.due_at, k.closed_by as decided_by, k.closed_at as decided_at,
        coalesce('Send the message to ' || d.recipient || '?', k.title) as question, case
        when k.status = 'open' then null
        when w.id is not null then w.output ->> 'decision'
        when d.reason = 'rejected' then 'refused' else 'approved' end as decision
      from tasks k
      left join workflow_steps w on w.id = substring(k.key from '^approval\\.run\\.${UUID}\\.(${UUID})$')::uuid
      left join deliveries d on d.id = substring(k.key from '^approval\\.(${UUID})$')::uuid
      where k.signal_id = s.signal_id and k.key like 'approval.%' and case
        when w.id is not null then w.output ->> 'by' = 'csm' and (k.status = 'open' or w.output ? 'decision')
        else d.id is not null and (k.status = 'open' or d.state <> 'suppressed' or d.reason = 'rejected') end
      order by k.created_at desc limit ${SHOWN}) a)`;

/** Within jsonb a time is text. */
export const approvalOf = (row: Approval): Approval => ({
  ...row,
  due_at: new Date(row.due_at),
  decided_at: row.decided_at && new Date(row.decided_at),
});
