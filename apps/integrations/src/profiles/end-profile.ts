import { customerUpserted, type ExecutionFailed, type ExecutionSucceeded } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Audit, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { snapshotOf } from '../customers/customer.dto';
import { Customer } from '../customers/customer.entity';
import { lockName } from '../lock-name';
import { CustomerProfile } from './customer-profile.entity';
import { profileKey } from './profile-key';

/** Stores the id of a profile that was made among the customer's external_ids, or allows another attempt. */
@Injectable()
export class EndProfile {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async succeeded(tx: Tx, { idempotency_key = '', output }: ExecutionSucceeded): Promise<void> {
    const found = await tx.findOneBy(CustomerProfile, { idempotency_key });
    const profile_id = output.customer_id;
    if (!found || typeof profile_id !== 'string') return;
    const { tenant_id, customer_id, account } = found;
    // The name before the row, as an erasure locks them.
    await lockName(tx, `customer ${tenant_id} ${customer_id}`);
    const row = await this.making(tx, idempotency_key);
    if (!row) return;
    const customer = await tx.findOneBy(Customer, { customer_id });
    if (!customer) return;
    const now = this.clock.now();
    await tx.save(CustomerProfile, Object.assign(row, { profile_id, updated_at: now }));
    customer.external_ids = { [account]: profile_id, ...customer.external_ids };
    customer.version += 1;
    customer.updated_at = now;
    const saved = await tx.save(Customer, customer);
    await this.outbox.emit(tx, customerUpserted, {
      tenantId: tenant_id,
      aggregateId: customer_id,
      aggregateVersion: saved.version,
      data: snapshotOf(saved),
    });
    await this.audit.record(tx, {
      tenant_id,
      actor: 'service:gateway-executor',
      action: 'customer.updated',
      subject_type: 'customer',
      subject_id: customer_id,
      detail: { changed: ['external_ids'], account },
    });
  }

  /** Nothing was made. The ledger would answer the same under the old key, and the customer may have been corrected. */
  async failed(tx: Tx, { idempotency_key = '' }: ExecutionFailed): Promise<void> {
    const row = await this.making(tx, idempotency_key);
    if (!row) return;
    const attempt = row.attempt + 1;
    const key = profileKey(row.account, row.customer_id, attempt);
    const next = { attempt, idempotency_key: key, parameters: null, updated_at: this.clock.now() };
    await tx.save(CustomerProfile, Object.assign(row, next));
  }

  private making(tx: Tx, idempotency_key: string): Promise<CustomerProfile | null> {
    return tx.findOne(CustomerProfile, { where: { idempotency_key }, lock: { mode: 'pessimistic_write' } });
  }
}
