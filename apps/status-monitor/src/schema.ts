import { messagingRetention } from '@linesman/messaging';
import type { ServiceSchema } from '@linesman/persistence';
import { BatchIntake1764600000000 } from './migrations/1764600000000-batch-intake';
import { CustomersAtRisk1764630000000 } from './migrations/1764630000000-customers-at-risk';
import { Erasure1764480000000 } from './migrations/1764480000000-erasure';
import { Incidents1764610000000 } from './migrations/1764610000000-incidents';
import { Init1764000000000 } from './migrations/1764000000000-init';
import { IntegrationsOfATenant1764793000000 } from './migrations/1764793000000-integrations-of-a-tenant';
import { IntegrationsOfAnAccount1764794000000 } from './migrations/1764794000000-integrations-of-an-account';
import { OneSignal1764770000000 } from './migrations/1764770000000-one-signal';
import { SignalsOfAllTenants1764650000000 } from './migrations/1764650000000-signals-of-all-tenants';
import { StaffTold1764790000000 } from './migrations/1764790000000-staff-told';
import { TrialProbes1764780000000 } from './migrations/1764780000000-trial-probes';
import { WhatIsKnown1764760000000 } from './migrations/1764760000000-what-is-known';
import { WorstStatusFirst1764792000000 } from './migrations/1764792000000-worst-status-first';
import { SetAside1764899100000 } from './migrations/1764899100000-set-aside';
import { OutboxByStream1765000000000 } from './migrations/1765000000000-outbox-by-stream';
import { ProbeSchedule1765300000000 } from './migrations/1765300000000-probe-schedule';
import { IntegrationsOfAnAddress1765310000000 } from './migrations/1765310000000-integrations-of-an-address';
import { Deferred1765110000000 } from './migrations/1765110000000-deferred';
import { BatchesOfFailures1765400000000 } from './migrations/1765400000000-batches-of-failures';
import { SignalsOfAnIntegration1765410000000 } from './migrations/1765410000000-signals-of-an-integration';
import { Partitions1765200000000 } from './migrations/1765200000000-partitions';
import { Forgetting1765210000000 } from './migrations/1765210000000-forgetting';
import { ListIndexes1765220000000 } from './migrations/1765220000000-list-indexes';
import { ReplicaRebuilds1766200000000 } from './migrations/1766200000000-replica-rebuilds';
import { Outages1767420000000 } from './migrations/1767420000000-outages';
import { NoIndexOfCsms1766210000000 } from './migrations/1766210000000-no-index-of-csms';
import { CredentialsEnd1767400000000 } from './migrations/1767400000000-credentials-end';
import { EndsToCheck1767410000000 } from './migrations/1767410000000-ends-to-check';
import { Reliability1766413000000 } from './migrations/1766413000000-reliability';
import { DaysOfObservations1768710000000 } from './migrations/1768710000000-days-of-observations';
import { ShadowRules1768720000000 } from './migrations/1768720000000-shadow-rules';
import { NotAsked1768730000000 } from './migrations/1768730000000-not-asked';
import { StoredObservations1768700000000 } from './migrations/1768700000000-stored-observations';
import { Timelines1766413100000 } from './migrations/1766413100000-timelines';
import { RoomForHealth1766300000000 } from './migrations/1766300000000-room-for-health';
import { WebhookEndpoints1767110000000 } from './migrations/1767110000000-webhook-endpoints';
import { FindingsOfProbes1767120000000 } from './migrations/1767120000000-findings-of-probes';
import { UsagePrices1769110000000 } from './migrations/1769110000000-usage-prices';
import { DeletedIntegrations1769111000000 } from './migrations/1769111000000-deleted-integrations';
import { WebhookHours1769112000000 } from './migrations/1769112000000-webhook-hours';
import { WebhookHoursByDay1769113000000 } from './migrations/1769113000000-webhook-hours-by-day';
import { AcknowledgedUntil1770110000000 } from './migrations/1770110000000-acknowledged-until';
import { ZonesInSnapshot1771212000000 } from './migrations/1771212000000-zones-in-snapshot';
import { AcknowledgementsEnd1771215000000 } from './migrations/1771215000000-acknowledgements-end';
import { ReportedAttempts1767100000000 } from './migrations/1767100000000-reported-attempts';
import { OutboxByTenant1767200000000 } from './migrations/1767200000000-outbox-by-tenant';
import { StaffSignals1767300000000 } from './migrations/1767300000000-staff-signals';
import { SyncHours1768610000000 } from './migrations/1768610000000-sync-hours';
import { SyncHoursByDay1768611000000 } from './migrations/1768611000000-sync-hours-by-day';
import { FailureHours1768620000000 } from './migrations/1768620000000-failure-hours';
import { FailureHoursByDay1768621000000 } from './migrations/1768621000000-failure-hours-by-day';
import { CallsByPart1768200000000 } from './migrations/1768200000000-calls-by-part';
import { CallsRolledUp1768201000000 } from './migrations/1768201000000-calls-rolled-up';
import { MeasuredProblems1768203000000 } from './migrations/1768203000000-measured-problems';
import { SyncRhythms1768204000000 } from './migrations/1768204000000-sync-rhythms';
import { HoursByDay1768202000000 } from './migrations/1768202000000-hours-by-day';
import { SeverityPolicies1771811000000 } from './migrations/1771811000000-severity-policies';
import { AcknowledgementEnded1772300000000 } from './migrations/1772300000000-acknowledgement-ended';
import { EraseSetAside1773100000000 } from './migrations/1773100000000-erase-set-aside';
import { BytesOfCalls1771310000000 } from './migrations/1771310000000-bytes-of-calls';

export const schema: ServiceSchema = {
  service: 'status-monitor',
  entities: [],
  migrations: [
    Init1764000000000,
    Erasure1764480000000,
    BatchIntake1764600000000,
    Incidents1764610000000,
    CustomersAtRisk1764630000000,
    SignalsOfAllTenants1764650000000,
    WhatIsKnown1764760000000,
    OneSignal1764770000000,
    TrialProbes1764780000000,
    StaffTold1764790000000,
    WorstStatusFirst1764792000000,
    IntegrationsOfATenant1764793000000,
    IntegrationsOfAnAccount1764794000000,
    SetAside1764899100000,
    OutboxByStream1765000000000,
    ProbeSchedule1765300000000,
    IntegrationsOfAnAddress1765310000000,
    Deferred1765110000000,
    BatchesOfFailures1765400000000,
    SignalsOfAnIntegration1765410000000,
    Partitions1765200000000,
    Forgetting1765210000000,
    ListIndexes1765220000000,
    ReplicaRebuilds1766200000000,
    NoIndexOfCsms1766210000000,
    CredentialsEnd1767400000000,
    EndsToCheck1767410000000,
    Reliability1766413000000,
    Timelines1766413100000,
    RoomForHealth1766300000000,
    ReportedAttempts1767100000000,
    WebhookEndpoints1767110000000,
    FindingsOfProbes1767120000000,
    OutboxByTenant1767200000000,
    StaffSignals1767300000000,
    Outages1767420000000,
    StoredObservations1768700000000,
    DaysOfObservations1768710000000,
    ShadowRules1768720000000,
    NotAsked1768730000000,
    SyncHours1768610000000,
    SyncHoursByDay1768611000000,
    FailureHours1768620000000,
    FailureHoursByDay1768621000000,
    CallsByPart1768200000000,
    CallsRolledUp1768201000000,
    HoursByDay1768202000000,
    MeasuredProblems1768203000000,
    SyncRhythms1768204000000,
    UsagePrices1769110000000,
    DeletedIntegrations1769111000000,
    WebhookHours1769112000000,
    WebhookHoursByDay1769113000000,
    AcknowledgedUntil1770110000000,
    ZonesInSnapshot1771212000000,
    AcknowledgementsEnd1771215000000,
    BytesOfCalls1771310000000,
    SeverityPolicies1771811000000,
    AcknowledgementEnded1772300000000,
    EraseSetAside1773100000000,
  ],
  retention: {
    ...messagingRetention,
    // The health history shows 92 days.
    call_buckets: { how: 'partition', by: 'bucket_at', days: 93 },
    call_days: { how: 'delete', by: 'day_at', days: 400 },
    call_hours: { how: 'partition', by: 'hour_at', days: 186 },
    call_rollup: { forever: 'one row' },
    customers_copy: { forever: 'one for each customer' },
    // The last 92 days, and as many before them to compare them with.
    failure_hours: { how: 'partition', by: 'hour_at', days: 186 },
    integration_events: { how: 'delete', by: 'created_at', days: 400, at_least: 93 },
    integration_health: { forever: 'one for each integration' },
    integrations_copy: { forever: 'one for each integration' },
    measured_problems: { forever: 'one for each problem that is open' },
    // The pages of providers count the outages of 90 days.
    outage_members: { how: 'delete', by: 'joined_at', days: 400, at_least: 93 },
    outage_tenants: { with: 'provider_outages', on: 'outage_id' },
    probe_schedule: { forever: 'one for each integration that is probed' },
    probe_successes: { forever: 'one for each connection' },
    provider_canaries: { forever: 'one for each provider' },
    // What is usual is judged by four weeks.
    provider_days: { how: 'delete', by: 'day_at', days: 400, at_least: 28 },
    provider_outages: { how: 'delete', by: 'closed_at', days: 400, at_least: 93 },
    replica_rebuilds: { forever: 'one row' },
    // A report of an attempt more than seven days ago is refused.
    reported_attempts: { how: 'delete', by: 'reported_at', days: 8, at_least: 8 },
    staff_signals: { how: 'delete', by: 'closed_at', days: 400 },
    risk_signals: { how: 'delete', by: 'resolved_at', days: 400, at_least: 93 },
    severity_policies: { forever: 'one for each tenant' },
    shadow_rules: { how: 'delete', by: 'created_at', days: 90, at_least: 31 },
    shadow_signals: { with: 'shadow_rules', on: 'rules_id' },
    // Shadow rules are judged by 30 days.
    stored_observations: { how: 'partition', by: 'recorded_at', days: 35, at_least: 31 },
    // Of usage the last 92 days, and as many before them to compare them with.
    sync_hours: { how: 'partition', by: 'hour_at', days: 186 },
    support_tickets: { how: 'delete', by: 'opened_at', days: 400, at_least: 93 },
    // What is usual is judged by five weeks.
    sync_rhythms: { how: 'delete', by: 'last_synced_at', days: 400, at_least: 35 },
    tenant_zones: { forever: 'one for each tenant' },
    usage_prices: { forever: 'at most 1,000 for each tenant, until somebody deletes one' },
    webhook_endpoints: { how: 'delete', by: 'last_heard_at', days: 400, at_least: 35 },
    webhook_hours: { how: 'partition', by: 'hour_at', days: 186 },
    webhook_rollup: { forever: 'one row' },
  },
};
