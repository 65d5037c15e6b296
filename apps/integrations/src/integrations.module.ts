import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { loadProviders } from '@linesman/providers';
import { Clock, ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Audit } from './audit/audit';
import { AllAuditLogsController } from './audit/all-audit-logs.controller';
import { AllAuditLogs } from './audit/all-audit-logs.system';
import { AuditLogController } from './audit/audit-log.controller';
import type { IntegrationsConfig } from './config';
import { RevokeLinks } from './connect/closed-signals';
import { ConnectController } from './connect/connect.controller';
import { ConnectSessionsController } from './connect/connect-sessions.controller';
import { EnterKeys } from './connect/enter-keys';
import { FindSession } from './connect/find-session.system';
import { FinishConnect } from './connect/finish-connect';
import { FollowLink } from './connect/follow-link';
import { ForgetSessions } from './connect/forget-sessions.system';
import { KeepConnection } from './connect/keep-connection';
import { MintReconnectLinkRpc } from './connect/mint-reconnect-link.rpc';
import { OAuthCallbackController } from './connect/oauth-callback.controller';
import { OpenSession } from './connect/open-session';
import { ReadLink } from './connect/read-link';
import { StartConnect } from './connect/start-connect';
import { FragmentController } from './cta/fragment.controller';
import { IssuePageTokenRpc } from './cta/issue-page-token.rpc';
import { KnownOrigins } from './cta/known-origins.system';
import { PageOrigins } from './cta/page-origins';
import { PageTokens } from './cta/page-tokens';
import { RenderFragment } from './cta/render-fragment';
import { WebComponentController } from './cta/web-component.controller';
import { CheckCredentials } from './credentials/check-credentials';
import { DecidePending } from './credentials/decide-pending';
import { DeleteAll } from './erasure/delete-all';
import { EraseCustomer } from './erasure/erase-customer';
import { EraseTenant } from './erasure/erase-tenant';
import { ErasuresController } from './erasure/erasures.controller';
import { OnReceipts } from './erasure/on-receipts.controller';
import { RefuseErased } from './erasure/refuse-erased';
import { EnterCredentials } from './credentials/enter-credentials';
import { HoldForApproval } from './credentials/hold-for-approval';
import { PendingCredentialsController } from './credentials/pending-credentials.controller';
import { StoreCredentials } from './credentials/store-credentials';
import { CustomersController } from './customers/customers.controller';
import { PutCustomer } from './customers/put-customer';
import { ExecuteController } from './execute/execute.controller';
import { IntegrationCapabilitiesController } from './execute/capabilities.controller';
import { AddGrant } from './grants/add-grant';
import { GrantsController } from './grants/grants.controller';
import { MayConfigure } from './grants/may-configure';
import { MyGrantsController } from './grants/my-grants.controller';
import { RemoveGrant } from './grants/remove-grant';
import { TellGrants } from './grants/tell-grants';
import { ForgetKeys } from './idempotency/forget-keys.system';
import { IdempotencyKeys } from './idempotency/idempotency-keys';
import { AcceptConnection } from './integrations/accept-integration';
import { ConnectionSetupController } from './integrations/connection-setup.controller';
import { CreateIntegration } from './integrations/create-integration';
import { DeleteIntegrationController } from './integrations/delete-integration.controller';
import { DeleteIntegration } from './integrations/delete-integration';
import { FollowHealth } from './integrations/follow-health';
import { IntegrationsController } from './integrations/integrations.controller';
import { ListIntegrations } from './integrations/list-integrations';
import { SaveIntegration } from './integrations/save-integration';
import { UpdateIntegration } from './integrations/update-integration';
import { ClaimRedemption } from './leases/claim-redemption';
import { GrantLease } from './leases/grant-lease';
import { JudgeLease } from './leases/judge-lease';
import { LeaseAudit } from './leases/lease-audit';
import { LeaseAuditRows } from './leases/lease-audit.system';
import { LeaseMaterial } from './leases/lease-material';
import { LeaseRpc } from './leases/lease.rpc';
import { RecordRedemption } from './leases/record-redemption';
import { Redemptions } from './leases/redemptions';
import { RefuseRenewal } from './leases/refuse-renewal';
import { DefaultsController } from './links/defaults.controller';
import { IntegrationLinksController } from './links/integration-links.controller';
import { LinkIntegration } from './links/link-integration';
import { LinksController } from './links/links.controller';
import { PlatformDefault } from './links/platform-default.system';
import { ResolveDefault } from './links/resolve-default';
import { ResolveDefaultRpc } from './links/resolve-default.rpc';
import { ProviderCalls, PROVIDERS } from './providers/provider-calls';
import { AssessReadinessRpc } from './readiness/assess-readiness.rpc';
import { EnabledProviders } from './readiness/enabled-providers';
import { ForgetStatuses } from './readiness/forget-statuses';
import { statusCache } from './readiness/status-cache';
import { statusService } from './readiness/status-service';
import { StoredConnections } from './readiness/stored-connections';
import { VerifyConnection } from './readiness/verify-connection';
import { schema } from './schema';
import { parseCredentialKeys } from './sealing/credential-keys';
import { ProveKeys } from './sealing/prove-keys.system';
import { Sealer } from './sealing/sealer';
import { PutSettings } from './settings/put-settings';
import { SettingsController } from './settings/settings.controller';
import { SnapshotRpc } from './snapshot/snapshot.system';
import { FollowSetup } from './subscriptions/follow-setup';
import { OnSubscriptionCreated } from './subscriptions/on-subscription-created';
import { PaymentSetupController } from './subscriptions/payment-setup.controller';
import { RetrySetup } from './subscriptions/retry-setup';
import { SetUpPayment } from './subscriptions/set-up-payment';
import { AllUsageController } from './usage/all-usage.controller';
import { AllUsage } from './usage/all-usage.system';
import { ConnectionUsageRpc } from './usage/connection-usage.system';

const http = [
  AllAuditLogsController,
  AllUsageController,
  AuditLogController,
  ConnectController,
  ConnectSessionsController,
  ConnectionSetupController,
  CustomersController,
  DefaultsController,
  DeleteIntegrationController,
  ErasuresController,
  ExecuteController,
  FragmentController,
  GrantsController,
  IntegrationCapabilitiesController,
  IntegrationLinksController,
  IntegrationsController,
  LinksController,
  MyGrantsController,
  OAuthCallbackController,
  PaymentSetupController,
  PendingCredentialsController,
  SettingsController,
  WebComponentController,
];
const messages = [
  AssessReadinessRpc,
  ConnectionUsageRpc,
  FollowHealth,
  FollowSetup,
  IssuePageTokenRpc,
  LeaseRpc,
  MintReconnectLinkRpc,
  OnSubscriptionCreated,
  ResolveDefaultRpc,
  OnReceipts,
  RevokeLinks,
  SnapshotRpc,
];
const verbs = [
  AcceptConnection,
  AddGrant,
  AllAuditLogs,
  AllUsage,
  Audit,
  CheckCredentials,
  ClaimRedemption,
  CreateIntegration,
  DeleteIntegration,
  DecidePending,
  DeleteAll,
  EnabledProviders,
  EraseCustomer,
  EraseTenant,
  EnterCredentials,
  EnterKeys,
  FindSession,
  FinishConnect,
  FollowLink,
  ForgetKeys,
  ForgetStatuses,
  ForgetSessions,
  GrantLease,
  HoldForApproval,
  IdempotencyKeys,
  JudgeLease,
  KeepConnection,
  KnownOrigins,
  LeaseAudit,
  LeaseAuditRows,
  LeaseMaterial,
  LinkIntegration,
  ListIntegrations,
  MayConfigure,
  OpenSession,
  PageOrigins,
  PlatformDefault,
  ProveKeys,
  ProviderCalls,
  PutCustomer,
  PutSettings,
  ReadLink,
  RecordRedemption,
  Redemptions,
  RefuseRenewal,
  RemoveGrant,
  RenderFragment,
  ResolveDefault,
  RetrySetup,
  SaveIntegration,
  SetUpPayment,
  StartConnect,
  StoreCredentials,
  StoredConnections,
  TellGrants,
  UpdateIntegration,
  VerifyConnection,
];

@Module({})
export class IntegrationsModule {
  static with(config: IntegrationsConfig): DynamicModule {
    return {
      module: IntegrationsModule,
      imports: [
        ServiceKitModule.forService('integrations', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('integrations', config),
      ],
      controllers: [...http, ...messages],
      providers: [
        { provide: PROVIDERS, useFactory: () => loadProviders(config.PROVIDER_PACKAGES) },
        { provide: APP_INTERCEPTOR, useClass: RefuseErased },
        { provide: Sealer, useFactory: () => new Sealer(parseCredentialKeys(config.CREDENTIAL_KEYS)) },
        {
          provide: PageTokens,
          useFactory: (clock: Clock) => new PageTokens(parseCredentialKeys(config.CREDENTIAL_KEYS), () => clock.now()),
          inject: [Clock],
        },
        statusCache,
        statusService,
        ...verbs,
      ],
    };
  }
}
