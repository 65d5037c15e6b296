import type { Brand, Language, TechnicalContact } from '@linesman/contracts';
import { Database, one, type Tx } from '@linesman/persistence';
import type { Provider } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { PendingCredential } from '../credentials/pending-credential.entity';
import { Customer } from '../customers/customer.entity';
import { Integration } from '../integration-record/integration.entity';
import { ProviderCalls } from '../providers/provider-calls';
import { TenantSettingsRow } from '../settings/tenant-settings.entity';
import type { ConnectSession } from './connect-session.entity';
import { FindSession } from './find-session.system';

export type LinkState = 'open' | 'used' | 'expired' | 'revoked' | 'handed_over' | 'unknown';

/** What a link is for. The pages show it to the person who follows the link. */
export interface LinkSubject {
  integration: Integration;
  provider: Provider;
  customer_name?: string;
  /** The address on file of the customer's technical contact. */
  contact_email?: string;
  /** The address of the colleague for whom the link was made, because somebody handed theirs over. */
  colleague_email?: string;
  /** A key that was entered works, and a tenant admin has to confirm its account. */
  waits_for_approval: boolean;
  product_name: string;
  /** The tenant's. */
  brand?: Brand | null;
  /** That of the person for whom the link was made; absent where it is not known. */
  language?: Language;
  /** The customer's. */
  time_zone?: string;
}

export interface OpenLink {
  state: 'open';
  session: ConnectSession;
  subject: LinkSubject;
}

export type EndedLink =
  | { state: 'used'; session: ConnectSession; subject: LinkSubject }
  | { state: 'handed_over'; session: ConnectSession; subject?: LinkSubject }
  | { state: Exclude<LinkState, 'open' | 'used' | 'handed_over'>; session?: ConnectSession; subject?: LinkSubject };

export type FollowedLink = OpenLink | EndedLink;

/** A consent that was started before its link expired may come back for this time. */
const CONSENT_MS = 30 * 60_000;

type Times = Pick<ConnectSession, 'consumed_at' | 'revoked_at' | 'expires_at' | 'handed_to'>;

/** Reads the connect session of a link, and what the link is for. */
@Injectable()
export class FollowLink {
  constructor(
    private readonly database: Database,
    private readonly sessions: FindSession,
    private readonly calls: ProviderCalls,
    private readonly clock: Clock,
  ) {}

  async byToken(token: string): Promise<FollowedLink> {
    const session = await this.sessions.byToken(token);
    if (!session) return { state: 'unknown' };
    return this.follow(session, stateOf(session, this.clock.now()));
  }

  /** The link whose consent came back to the callback. */
  byCallback(session: ConnectSession): Promise<FollowedLink> {
    const expires_at = new Date((session.started_at?.getTime() ?? 0) + CONSENT_MS);
    return this.follow(session, stateOf({ ...session, expires_at }, this.clock.now()));
  }

  private async follow(session: ConnectSession, state: Exclude<LinkState, 'unknown'>): Promise<FollowedLink> {
    const subject = await this.subjectOf(session);
    if (state === 'open' || state === 'used')
      return subject ? { state, session, subject } : { state: 'revoked', session };
    return { state, session, subject };
  }

  /** Undefined if the integration was deleted. */
  private subjectOf(session: ConnectSession): Promise<LinkSubject | undefined> {
    const { tenant_id, integration_id } = session;
    return this.database.inTenant(tenant_id, async (tx) => {
      const integration = await tx.findOneBy(Integration, { integration_id, deleted_at: IsNull() });
      if (!integration) return undefined;
      const { customer_id } = integration;
      const customer = customer_id ? await tx.findOneBy(Customer, { customer_id }) : null;
      const settings = await tx.findOneBy(TenantSettingsRow, { tenant_id });
      return {
        integration,
        provider: this.calls.provider(integration.connection_code),
        customer_name: customer?.name,
        contact_email: customer?.technical_contact?.email,
        colleague_email: await colleagueOf(tx, session),
        waits_for_approval: await tx.existsBy(PendingCredential, { integration_id }),
        product_name: settings?.product_name ?? 'Linesman',
        brand: settings?.brand,
        language: languageFor(session, contactsOf(customer), settings?.language),
        time_zone: customer?.time_zone,
      };
    });
  }
}

const contactsOf = (customer: Customer | null | undefined): TechnicalContact[] =>
  customer ? [...(customer.technical_contact ? [customer.technical_contact] : []), ...customer.other_contacts] : [];

/** Of the whole integration: a colleague who asked for a new link has one for the signal that is open now. */
const handedTo = `select recipient from connect_sessions where session_id = $1 and lower(recipient) in (
  select handed_to ->> 'email' from connect_sessions where integration_id = $2 and handed_to is not null)`;

async function colleagueOf(tx: Tx, { session_id, integration_id }: ConnectSession): Promise<string | undefined> {
  return (await one<{ recipient: string }>(tx, handedTo, [session_id, integration_id]))?.recipient;
}

/** The console speaks English, and so do the links that are made in it for its own users. */
function languageFor(
  { kind, recipient }: Pick<ConnectSession, 'kind' | 'recipient'>,
  contacts: TechnicalContact[],
  ofTenant: Language | null | undefined,
): Language | undefined {
  if (kind === 'connect') return 'en';
  const known = recipient ? contacts.find(({ email }) => email.toLowerCase() === recipient.toLowerCase()) : contacts[0];
  return known?.language ?? ofTenant ?? undefined;
}

function stateOf(session: Times, now: Date): Exclude<LinkState, 'unknown'> {
  if (session.consumed_at) return 'used';
  if (session.handed_to) return 'handed_over';
  if (session.revoked_at) return 'revoked';
  return session.expires_at <= now ? 'expired' : 'open';
}
