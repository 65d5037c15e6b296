import { randomUUID } from 'node:crypto';
import { Audit, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import type { Integration } from '../integration-record/integration.entity';
import { ConnectSession } from './connect-session.entity';
import { hashOf, newSecret } from './secret-token';

const HOUR_MS = 3_600_000;
const lifetimes = { connect: 24 * HOUR_MS, reconnect: 72 * HOUR_MS };

export interface ConnectLink {
  link_id: string;
  url: string;
  expires_at: Date;
}

export interface WantedSession {
  kind: ConnectSession['kind'];
  actor: string;
  signal_id?: string;
  /** The person that the link is for. */
  recipient?: string;
}

/** Creates a link for one integration. Only the answer contains the link: it is stored nowhere. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: IntegrationsConfig,
  ) {}

  async open(tx: Tx, { tenant_id, integration_id, name }: Integration, wanted: WantedSession): Promise<ConnectLink> {
    const token = newSecret();
    const expires_at = new Date(this.clock.now().getTime() + lifetimes[wanted.kind]);
    const session_id = randomUUID();
    await tx.insert(ConnectSession, {
      session_id,
      tenant_id,
      integration_id,
      kind: wanted.kind,
      signal_id: wanted.signal_id ?? null,
      token_hash: hashOf(token),
      created_by: wanted.actor,
      recipient: wanted.recipient ?? null,
      expires_at,
      created_at: this.clock.now(),
    });
    await this.audit.record(tx, {
      tenant_id,
      actor: wanted.actor,
      action: 'connect_session.created',
      subject_type: 'connect_session',
      subject_id: session_id,
      detail: {
        integration_id,
        name,
        kind: wanted.kind,
        ...(wanted.signal_id ? { signal_id: wanted.signal_id } : {}),
        ...(wanted.recipient ? { recipient: wanted.recipient } : {}),
      },
    });
    return { link_id: session_id, url: `${new URL(this.config.PUBLIC_ORIGIN).origin}/connect/${token}`, expires_at };
  }
}
