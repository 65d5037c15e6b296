import { randomUUID } from 'node:crypto';
import { webhookTestRequested } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Database, one } from '@linesman/persistence';
import { notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';

/** A test that the platform has not reported after so many seconds may be asked for again. */
const WAIT_SECONDS = 60;

export interface RequestedTest {
  attempt_id: string;
  requested_at: Date;
}

interface Endpoint {
  sent_by: 'platform' | 'provider';
  waits: boolean;
  now: Date;
}

/** Asks the platform, which sends the webhooks, to send a test to an endpoint and to report it. */
@Injectable()
export class RequestTest {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  request({ tenantId, subject }: Principal, integration_id: string, endpoint: string): Promise<RequestedTest> {
    return this.database.inTenant(tenantId, async (tx) => {
      const key = [tenantId, integration_id, endpoint];
      const known = await one<Endpoint>(tx, lock, key);
      if (!known) throw notFound('endpoint');
      if (known.sent_by === 'provider')
        throw new Problem(
          409,
          'sent-by-provider',
          'The provider sends to this endpoint, so the test has to be sent there.',
        );
      if (known.waits)
        throw new Problem(409, 'test-under-way', 'A test is under way. Wait a minute before the next one.');
      const attempt_id = randomUUID();
      await one(tx, ask, [...key, attempt_id, known.now, subject]);
      await this.outbox.emit(tx, webhookTestRequested, {
        tenantId,
        aggregateId: attempt_id,
        aggregateVersion: 1,
        data: { attempt_id, integration_id, endpoint, requested_by: subject, requested_at: known.now.toISOString() },
      });
      return { attempt_id, requested_at: known.now };
    });
  }
}

const lock = `select e.sent_by, clock_timestamp() as now,
    e.test_outcome is null and coalesce(e.test_requested_at > clock_timestamp() - interval '${WAIT_SECONDS} seconds', false)
      as waits
  from webhook_endpoints e join integrations_copy i using (integration_id)
  where e.tenant_id = $1 and e.integration_id = $2 and e.endpoint = $3 and not i.deleted for update of e`;

const ask = `update webhook_endpoints set test_attempt_id = $4, test_requested_at = $5, test_requested_by = $6,
    test_outcome = null
  where tenant_id = $1 and integration_id = $2 and endpoint = $3`;
