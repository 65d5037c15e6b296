import { type DynamicModule, Module } from '@nestjs/common';
import { BasecampAccess } from './basecamp/basecamp-access';
import { BasecampController } from './basecamp/basecamp.controller';
import { basecampServer } from './basecamp/basecamp-server';
import { BasecampTodos } from './basecamp/todos';
import { BasecampTodosController } from './basecamp/todos.controller';
import { SandboxConfig } from './config';
import { ControlController } from './control/control.controller';
import { Grants } from './control/grants';
import { GrantsController } from './control/grants.controller';
import { memories, Reset } from './control/reset';
import { SwitchesController } from './control/switches.controller';
import { DropboxController } from './dropbox/dropbox.controller';
import { dropboxServer } from './dropbox/dropbox-server';
import { DriveChangesController } from './google/changes.controller';
import { DriveController } from './google/drive.controller';
import { DriveFiles } from './google/drive-files';
import { GoogleAccess } from './google/google-access';
import { GoogleController } from './google/google.controller';
import { googleServer } from './google/google-server';
import { HealthController } from './health.controller';
import { DevTokenController } from './idp/dev-token.controller';
import { idpServer } from './idp/idp-server';
import { IssueToken } from './idp/issue-token';
import { Changes } from './live/changes';
import { LiveController } from './live/live.controller';
import { Mailbox } from './mail/mailbox';
import { SmtpDoor } from './mail/smtp-door';
import { authorizationServers } from './oauth/authorization-server';
import { AuthorizationService } from './oauth/authorization-service';
import { BearerTokens } from './oauth/bearer';
import { ConsentController } from './oauth/consent.controller';
import { SigningKey } from './oauth/signing-key';
import { CustomApiController } from './custom-api/custom-api.controller';
import { Orders } from './custom-api/orders';
import { HomeController } from './pages/home.controller';
import { MailPages } from './pages/mail.pages';
import { PressController } from './pages/press.controller';
import { ProviderPages } from './pages/provider.pages';
import { SlackPages } from './pages/slack.pages';
import { SwitchesPages } from './pages/switches.pages';
import { SalesforceRevokeController } from './salesforce/revoke.controller';
import { SalesforceController } from './salesforce/salesforce.controller';
import { salesforceServer } from './salesforce/salesforce-server';
import { AddPerson } from './slack/add-person';
import { Chat } from './slack/chat';
import { Clicks } from './slack/clicks';
import { Messages } from './slack/messages';
import { PostingLimits } from './slack/posting-limits';
import { ResponseUrlController } from './slack/response-url.controller';
import { ResponseUrls } from './slack/response-urls';
import { SlackApiController } from './slack/slack-api.controller';
import { slackServer } from './slack/slack-server';
import { Workspaces } from './slack/workspaces';
import { StateDir } from './state/state-dir';
import { Payments } from './stripe/payments';
import { StripeController } from './stripe/stripe.controller';
import { StripeStore } from './stripe/stripe-store';
import { KnownAccounts } from './switches/known-accounts';
import { Switches } from './switches/switches';
import { CallLog } from './traffic/call-log';
import { Traffic } from './traffic/traffic';
import { CustomerEndpointController } from './webhooks/customer-endpoint.controller';
import { LinesmanApi } from './webhooks/linesman-api';
import { WebhookSender } from './webhooks/webhook-sender';
import { WebhooksPages } from './webhooks/webhooks.pages';
import { readWorld, World } from './world/world';
import { Invoicing } from './xero/invoicing';
import { XeroAccess } from './xero/xero-access';
import { XeroBooks } from './xero/xero-books';
import { XeroController } from './xero/xero.controller';
import { xeroServer } from './xero/xero-server';

@Module({})
export class SandboxModule {
  static with(config: SandboxConfig): DynamicModule {
    return {
      module: SandboxModule,
      controllers: [
        ...[HealthController, LiveController, ControlController, GrantsController, SwitchesController],
        ...[HomeController, SlackPages, MailPages, SwitchesPages, WebhooksPages, ProviderPages, PressController],
        ...[ConsentController, DevTokenController, SalesforceRevokeController, SalesforceController],
        ...[GoogleController, DriveController, DriveChangesController, BasecampController, BasecampTodosController],
        ...[CustomApiController, CustomerEndpointController],
        ...[DropboxController, StripeController, XeroController, SlackApiController, ResponseUrlController],
      ],
      providers: [
        { provide: SandboxConfig, useValue: config },
        { provide: World, useFactory: () => readWorld(config) },
        {
          provide: authorizationServers,
          inject: [World],
          useFactory: (world: World) => [
            idpServer(world, config),
            salesforceServer(world, config),
            dropboxServer(world, config),
            xeroServer(world, config),
            googleServer(world, config),
            basecampServer(world, config),
            slackServer(world, config),
          ],
        },
        {
          provide: memories,
          inject: [
            Messages,
            Mailbox,
            StripeStore,
            XeroBooks,
            DriveFiles,
            BasecampTodos,
            Orders,
            CallLog,
            WebhookSender,
          ],
          useFactory: (...all: { clear(): void }[]) => all,
        },
        ...[
          Changes,
          StateDir,
          Switches,
          KnownAccounts,
          CallLog,
          Traffic,
          SigningKey,
          AuthorizationService,
          BearerTokens,
          Grants,
          Reset,
        ],
        ...[Payments, StripeStore, Workspaces, AddPerson, Messages, PostingLimits, Chat, ResponseUrls, Clicks],
        ...[GoogleAccess, DriveFiles, BasecampAccess, BasecampTodos, Orders],
        ...[IssueToken, LinesmanApi, WebhookSender],
        ...[Mailbox, SmtpDoor, XeroBooks, XeroAccess, Invoicing],
      ],
    };
  }
}
