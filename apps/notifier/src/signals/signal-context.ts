import type { SignalSnapshot } from '@linesman/contracts';
import { one, rows, type Tx } from '@linesman/persistence';
import { withoutStaffSteps } from '@linesman/provider-kit/troubleshooting';
import { unstableInWords } from '../flapping/flap-policy';
import { inPlatformTenant } from '../in-platform-tenant.system';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import { type Approval, approvalOf, approvalsOfSignal } from './approval';
import type { ShownDigest } from './digest';
import { readShownOutage, type ShownOutage } from './outage';
import type { Audience } from './audience';
import { EMAIL_REPLY, readReply, type ShownReply } from './email-reply';
import type { LinkStepRow } from './link-step.entity';
import type { Signal } from './signal.entity';
import { occasionOfRow, type SignalResponse } from './signal-response.entity';
import { handlingOf, type SignalHandling } from './signal-handling.entity';
import type { Stopped } from './stopped';
import type { TechCall } from './tech-call.entity';
import { withDiagnosis } from './with-diagnosis';
import { withoutNames } from './without-names';

/** What became of the email to the contact that a response asks for. */
export interface Answer {
  state: 'sent' | 'under_way' | 'not_sent';
  reason: string | null;
  /** The address of the contact at that time. */
  recipient: string;
  /** Why this address gets no more emails. */
  stopped: Stopped | null;
}
export type AnsweredResponse = SignalResponse & { delivery: Answer | null };

/** What a message about a signal is made from, read at the moment it is sent or edited. */
export interface SignalContext {
  signal: Signal & { snapshot: SignalSnapshot };
  settings: TenantSettingsRow;
  responses: AnsweredResponse[];
  /** What people did last with the signal's reconnect links, in that order. */
  link_steps: LinkStepRow[];
  /** Why the customer's contact gets no more emails. */
  contact_stopped: Stopped | null;
  tech_call: TechCall | null;
  /** What the CSM was asked to decide. */
  approvals: Approval[];
  /** Who handles it; absent before anybody was told of it. */
  handling: SignalHandling | null;
  /** For whom the message is. */
  audience: Audience;
  /** The template that the workflow's document names for this reader. */
  template: string | null;
  /** What our staff have to do about it; empty for everybody else. */
  staff_tasks: string[];
  /** Where the message is about an outage. */
  outage?: ShownOutage;
  /** Where the message is about several signals. */
  digest?: ShownDigest;
  /** Where the message tells of it. */
  email_reply?: ShownReply;
}

const SHOWN_STEPS = 50;

interface Reader {
  audience: Audience;
  troubleshooting: boolean;
  template: string | null;
  /** Of the delivery, where it is known. */
  occasion?: string;
}

/**
 * What one delivery's message is made from. Our staff are told with the settings of the platform tenant.
 * @returns nothing while the signal's snapshot or the settings have not arrived.
 */
export async function readSignalContext(
  tx: Tx,
  signalId: string,
  { audience, troubleshooting, template, occasion = '' }: Reader,
): Promise<SignalContext | undefined> {
  const context = await one<SignalContext & { settings: SignalContext['settings'] | null }>(
    tx,
    `select to_jsonb(s) as signal, to_jsonb(t) as settings, '[]'::jsonb as staff_tasks,
       (select coalesce(jsonb_agg(to_jsonb(r) || jsonb_build_object('delivery',
           (select jsonb_build_object('reason', d.reason, 'recipient', d.recipient, 'stopped', (select c.stopped from contacts c
             where c.tenant_id = d.tenant_id and c.email = d.recipient), 'state', case
             when d.state = 'sent' then 'sent' when d.state in ('failed', 'suppressed') then 'not_sent' else 'under_way' end) from deliveries d
            where d.signal_id = s.signal_id and d.occasion = ${occasionOfRow} and d.audience = 'contact' order by d.state = 'sent' desc, d.created_at desc limit 1))
          order by r.responded_at), '[]') from signal_responses r where r.signal_id = s.signal_id) as responses,
       (select coalesce(jsonb_agg(to_jsonb(l) order by l.taken_at, l.link_id, l.number), '[]') from (select * from link_steps
           where signal_id = s.signal_id order by taken_at desc, link_id desc, number desc limit ${SHOWN_STEPS}) l) as link_steps,
       (select to_jsonb(h) from signal_handling h where h.signal_id = s.signal_id) as handling,
       ${approvalsOfSignal} as approvals,
       (select to_jsonb(c) from tech_calls c where c.signal_id = s.signal_id) as tech_call,
       (select c.stopped from contacts c where c.tenant_id = s.tenant_id
         and c.email = lower(s.snapshot #>> '{customer,technical_contact,email}')) as contact_stopped
     from signals s left join tenant_settings t on t.tenant_id = s.tenant_id
     where s.signal_id = $1 and s.snapshot is not null`,
    [signalId],
  );
  if (!context) return undefined;
  const { signal, responses, link_steps, tech_call, approvals, handling, contact_stopped } = context;
  const { settings, staff_tasks } = audience === 'staff' ? await readForStaff(tx, signalId) : context;
  if (!settings) return undefined;
  const outage = signal.outage ? await readShownOutage(tx, signal.outage) : undefined;
  const email_reply = occasion.startsWith(EMAIL_REPLY)
    ? await readReply(tx, occasion.slice(EMAIL_REPLY.length))
    : undefined;
  const shown = shownTo(signal, { audience, troubleshooting });
  // Within jsonb a time is text.
  const read: SignalContext = {
    signal: {
      ...signal,
      snapshot: audience === 'staff' ? withoutNames(shown) : shown,
      closed_at: signal.closed_at && new Date(signal.closed_at),
      created_at: new Date(signal.created_at),
    },
    settings,
    audience,
    template,
    staff_tasks,
    outage,
    email_reply,
    contact_stopped,
    handling: handling && handlingOf(handling),
    tech_call: tech_call && { ...tech_call, starts_at: tech_call.starts_at && new Date(tech_call.starts_at) },
    approvals: approvals.map(approvalOf),
    link_steps: link_steps.map((step) => ({ ...step, taken_at: new Date(step.taken_at) })),
    responses: responses.map((response) => ({ ...response, responded_at: new Date(response.responded_at) })),
  };
  return withDiagnosis(read, signal.diagnosis);
}

type ForStaff = Pick<SignalContext, 'staff_tasks'> & { settings: TenantSettingsRow | undefined };

const readForStaff = (tx: Tx, signalId: string): Promise<ForStaff> =>
  inPlatformTenant(tx, async () => {
    const settings = await one<TenantSettingsRow>(tx, 'select * from tenant_settings');
    const tasks = await rows<{ title: string }>(
      tx,
      'select title from tasks where signal_id = $1 order by created_at, id',
      [signalId],
    );
    return { settings, staff_tasks: tasks.map(({ title }) => title) };
  });

/**
 * The snapshot with the impact that a workflow assessed, and without troubleshooting where its document wants none. The
 * assessment speaks of other customers, so no contact reads it. What our staff have to do, only they read.
 */
export function shownTo(
  { snapshot, assessment, openings }: Pick<SignalContext['signal'], 'snapshot' | 'assessment' | 'openings'>,
  reader: Pick<Reader, 'audience' | 'troubleshooting'>,
): SignalSnapshot {
  const steps = reader.troubleshooting ? snapshot.troubleshooting : [];
  const troubleshooting = reader.audience === 'staff' ? steps : withoutStaffSteps(steps);
  if (!assessment || reader.audience === 'contact') return { ...snapshot, troubleshooting };
  const { is_critical } = assessment;
  const impact = [...unstableInWords(openings), ...assessment.impact];
  return { ...snapshot, impact, troubleshooting, status_change: { ...snapshot.status_change, is_critical } };
}
