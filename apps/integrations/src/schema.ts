import { messagingRetention } from '@linesman/messaging';
import type { ServiceSchema } from '@linesman/persistence';
import { ConnectSession } from './connect/connect-session.entity';
import { IntegrationCredential } from './credentials/integration-credential.entity';
import { PendingCredential } from './credentials/pending-credential.entity';
import { Customer } from './customers/customer.entity';
import { Integration } from './integration-record/integration.entity';
import { EntityIntegration } from './links/entity-integration.entity';
import { Init1764000000000 } from './migrations/1764000000000-init';
import { Idempotency1764320000000 } from './migrations/1764320000000-idempotency';
import { Integrations1764100000000 } from './migrations/1764100000000-integrations';
import { AuditIndex1764310000000 } from './migrations/1764310000000-audit-index';
import { Grants1764300000000 } from './migrations/1764300000000-grants';
import { SealingKeys1764200000000 } from './migrations/1764200000000-sealing-keys';
import { KeyIds1764400000000 } from './migrations/1764400000000-key-ids';
import { PendingCredentials1764410000000 } from './migrations/1764410000000-pending-credentials';
import { SessionSweep1764420000000 } from './migrations/1764420000000-session-sweep';
import { Erasure1764480000000 } from './migrations/1764480000000-erasure';
import { PageOrigins1764490000000 } from './migrations/1764490000000-page-origins';
import { VerifiedAt1764500000000 } from './migrations/1764500000000-verified-at';
import { StaffAudit1764610000000 } from './migrations/1764610000000-staff-audit';
import { StatusCause1764700000000 } from './migrations/1764700000000-status-cause';
import { People1764850000000 } from './migrations/1764850000000-people';
import { ConnectOutcome1764893000000 } from './migrations/1764893000000-connect-outcome';
import { AskedCapability1764895000000 } from './migrations/1764895000000-asked-capability';
import { DisconnectedCause1764896000000 } from './migrations/1764896000000-disconnected-cause';
import { PeopleIndexes1764899000000 } from './migrations/1764899000000-people-indexes';
import { ForgetPeople1764898000000 } from './migrations/1764898000000-forget-people';
import { NewLinks1764894000000 } from './migrations/1764894000000-new-links';
import { Revocations1764860000000 } from './migrations/1764860000000-revocations';
import { MissingScope1764870000000 } from './migrations/1764870000000-missing-scope';
import { CustomerProfiles1764891000000 } from './migrations/1764891000000-customer-profiles';
import { RecurringBilling1764892000000 } from './migrations/1764892000000-recurring-billing';
import { WaitingSetups1764800000000 } from './migrations/1764800000000-waiting-setups';
import { PushedEvents1766310000000 } from './migrations/1766310000000-pushed-events';
import { HandOvers1769720000000 } from './migrations/1769720000000-hand-overs';
import { SeverityPolicy1771810000000 } from './migrations/1771810000000-severity-policy';
import { GrantedScopes1772301000000 } from './migrations/1772301000000-granted-scopes';
import { EraseSetAside1773100000000 } from './migrations/1773100000000-erase-set-aside';
import { SlackChannel1770411000000 } from './migrations/1770411000000-slack-channel';
import { SlackChannelName1771210000000 } from './migrations/1771210000000-slack-channel-name';
import { SettingsInSnapshot1771213000000 } from './migrations/1771213000000-settings-in-snapshot';
import { Language1769730000000 } from './migrations/1769730000000-language';
import { DigestSettings1770120000000 } from './migrations/1770120000000-digest-settings';
import { LinkSteps1769710000000 } from './migrations/1769710000000-link-steps';
import { CustomerProfile } from './profiles/customer-profile.entity';
import { PushedEvent } from './pushes/pushed-event.entity';
import { Revocation } from './revocation/revocation.entity';
import { SealingKey } from './sealing/sealing-key.entity';
import { SubscriptionSetups1764460000000 } from './migrations/1764460000000-subscription-setups';
import { KeyTries1764899200000 } from './migrations/1764899200000-key-tries';
import { SetAside1764899100000 } from './migrations/1764899100000-set-aside';
import { OutboxByStream1765000000000 } from './migrations/1765000000000-outbox-by-stream';
import { Deferred1765110000000 } from './migrations/1765110000000-deferred';
import { Partitions1765200000000 } from './migrations/1765200000000-partitions';
import { Forgetting1765210000000 } from './migrations/1765210000000-forgetting';
import { ListIndexes1765220000000 } from './migrations/1765220000000-list-indexes';
import { MoreListIndexes1766200000000 } from './migrations/1766200000000-more-list-indexes';
import { CredentialsEnd1767400000000 } from './migrations/1767400000000-credentials-end';
import { BilledSubscriptions1768310000000 } from './migrations/1768310000000-billed-subscriptions';
import { OtherContacts1770311000000 } from './migrations/1770311000000-other-contacts';
import { Reminders1769500000002 } from './migrations/1769500000002-reminders';
import { OutboxByTenant1767200000000 } from './migrations/1767200000000-outbox-by-tenant';
import { TenantTimeZone1768500000000 } from './migrations/1768500000000-tenant-time-zone';
import { TenantLogo } from './brand/tenant-logo.entity';
import { Brand1770210000000 } from './migrations/1770210000000-brand';
import { TenantSettingsRow } from './settings/tenant-settings.entity';
import { SubscriptionSetup } from './subscriptions/subscription-setup.entity';
import { DailySummary1768612000000 } from './migrations/1768612000000-daily-summary';

export const schema: ServiceSchema = {
  service: 'integrations',
  entities: [
    ConnectSession,
    Customer,
    CustomerProfile,
    EntityIntegration,
    Integration,
    IntegrationCredential,
    PendingCredential,
    PushedEvent,
    Revocation,
    SealingKey,
    SubscriptionSetup,
    TenantLogo,
    TenantSettingsRow,
  ],
  migrations: [
    Init1764000000000,
    Integrations1764100000000,
    SealingKeys1764200000000,
    Grants1764300000000,
    AuditIndex1764310000000,
    KeyIds1764400000000,
    PendingCredentials1764410000000,
    SessionSweep1764420000000,
    Idempotency1764320000000,
    SubscriptionSetups1764460000000,
    Erasure1764480000000,
    PageOrigins1764490000000,
    VerifiedAt1764500000000,
    StaffAudit1764610000000,
    StatusCause1764700000000,
    WaitingSetups1764800000000,
    People1764850000000,
    Revocations1764860000000,
    MissingScope1764870000000,
    CustomerProfiles1764891000000,
    RecurringBilling1764892000000,
    ConnectOutcome1764893000000,
    NewLinks1764894000000,
    AskedCapability1764895000000,
    DisconnectedCause1764896000000,
    ForgetPeople1764898000000,
    PeopleIndexes1764899000000,
    SetAside1764899100000,
    KeyTries1764899200000,
    OutboxByStream1765000000000,
    Deferred1765110000000,
    Partitions1765200000000,
    Forgetting1765210000000,
    ListIndexes1765220000000,
    MoreListIndexes1766200000000,
    CredentialsEnd1767400000000,
    PushedEvents1766310000000,
    OutboxByTenant1767200000000,
    TenantTimeZone1768500000000,
    DailySummary1768612000000,
    BilledSubscriptions1768310000000,
    LinkSteps1769710000000,
    HandOvers1769720000000,
    Language1769730000000,
    SlackChannel1770411000000,
    Reminders1769500000002,
    DigestSettings1770120000000,
    OtherContacts1770311000000,
    Brand1770210000000,
    SlackChannelName1771210000000,
    SettingsInSnapshot1771213000000,
    SeverityPolicy1771810000000,
    GrantedScopes1772301000000,
    EraseSetAside1773100000000,
  ],
  retention: {
    ...messagingRetention,
    access_requests: { how: 'delete', by: 'requested_at', days: 365 },
    audit_log: { how: 'delete', by: 'at', days: 730, at_least: 365 },
    // A link for a signal is refused for longer than the notifier keeps the signal.
    closed_signals: { how: 'delete', by: 'closed_at', days: 430, at_least: 31 },
    // For this time an ended link still says why it ended.
    connect_sessions: { how: 'delete', by: 'expires_at', days: 30 },
    customer_profiles: { forever: 'one for each customer in each account' },
    customers: { forever: 'a late event finds that a customer was deleted' },
    entity_integrations: { forever: 'what integrations serve; deleted with them' },
    erasure_receipts: { forever: 'proves an erasure' },
    erasures: { forever: 'proves an erasure' },
    grants: { forever: 'what is permitted now' },
    idempotency_keys: { how: 'delete', by: 'created_at', days: 1 },
    integration_credentials: { forever: 'one for each integration' },
    integrations: { forever: 'a late event finds that an integration was deleted' },
    lease_audit: { how: 'partition', by: 'hour', days: 90 },
    pending_credentials: { forever: 'one at most for each integration' },
    // Those whom a grant or an integration names stay, because the console shows their names.
    people: {
      how: 'delete',
      by: 'seen_at',
      days: 365,
      where: `not exists (select from grants g
            where g.tenant_id = people.tenant_id and g.grantee_type = people.kind and g.grantee = people.subject)
          and not exists (select from integrations i
            where i.tenant_id = people.tenant_id and i.user_id = people.subject and i.deleted_at is null)`,
    },
    // Longer than any provider sends an event again.
    pushed_events: { how: 'delete', by: 'received_at', days: 30, at_least: 7 },
    // For this time the outcome of a revocation can be read; the audit log has it too.
    revocations: { how: 'delete', by: 'ended_at', days: 90 },
    sealing_keys: { forever: 'one for each key' },
    subscription_setups: { forever: 'one for each subscription' },
    tenant_logos: { forever: 'one at most for each tenant' },
    tenant_settings: { forever: 'one for each tenant' },
  },
};
