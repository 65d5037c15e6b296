import { Module } from '@nestjs/common';
import { CredentialsModule } from '../credentials/credentials.module';
import { IntegrationRecordModule } from '../integration-record/integration-record.module';
import { ProvidersModule } from '../providers/providers.module';
import { SealingModule } from '../sealing/sealing.module';
import { ConnectController } from './connect.controller';
import { ConnectSessionsController } from './connect-sessions.controller';
import { CountKeyTry } from './count-key-try';
import { EnterKeys } from './enter-keys';
import { FindSession } from './find-session.system';
import { FinishConnect } from './finish-connect';
import { FollowLink } from './follow-link';
import { HandOver } from './hand-over';
import { HandOverController } from './hand-over.controller';
import { KeepConnection } from './keep-connection';
import { MintReconnectLinkRpc } from './mint-reconnect-link.rpc';
import { OAuthCallbackController } from './oauth-callback.controller';
import { OnRiskSignalResolved } from './on-risk-signal-resolved';
import { OpenPage } from './open-page';
import { OpenSession } from './open-session';
import { ReconnectLinksController } from './reconnect-links.controller';
import { RecordStep } from './record-step';
import { RequestNewLink } from './request-new-link';
import { StartConnect } from './start-connect';
import { WaitingRequests } from './waiting-requests';

/** Links with which somebody connects or reconnects one integration in a browser. */
@Module({
  imports: [CredentialsModule, IntegrationRecordModule, ProvidersModule, SealingModule],
  controllers: [
    ConnectController,
    ConnectSessionsController,
    HandOverController,
    MintReconnectLinkRpc,
    OAuthCallbackController,
    OnRiskSignalResolved,
    ReconnectLinksController,
  ],
  providers: [
    CountKeyTry,
    EnterKeys,
    FindSession,
    FinishConnect,
    FollowLink,
    HandOver,
    KeepConnection,
    OpenPage,
    WaitingRequests,
    OpenSession,
    RecordStep,
    RequestNewLink,
    StartConnect,
  ],
})
export class ConnectModule {}
