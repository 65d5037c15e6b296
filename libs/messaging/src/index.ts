export { Bus } from './bus';
export type {
  DeadLetter,
  DeadLettersQuery,
  DeferredMessage,
  WaitingDeadLetters,
} from './dead-letters/dead-letters.dto';
export type { BatchedEvent } from './consumer/shallow-parse';
export { markHandled, unmarkHandled } from './consumer/inbox';
export { type CommandContext, type EventContext, inContextOf, OnCommand, OnEvent, OnEvents } from './consumer/handlers';
export { JetStreamServer } from './consumer/jetstream-server';
export { parseMessage } from './consumer/parse-message';
export { EphemeralSubscriptions } from './ephemeral-subscriptions';
export { MESSAGING, type MessagingConfig, natsOptions } from './messaging-config';
export { connectMessaging, MessagingModule } from './messaging.module';
export { Outbox, type OutboxRow } from './outbox/outbox';
export { fitsIntoStream } from './outbox/outbox-rows.system';
export type { PublishedAgain, SetAsideEvent } from './outbox/set-aside-events.dto';
export { buildEnvelope } from './outbox/build-envelope';
export { PoisonError } from './poison-error';
export { callerOf, OnRpc } from './rpc/rpc-handler';
export { RpcCallers } from './rpc/rpc-callers';
export { RpcClient } from './rpc/rpc-client';
export { eraseSetAside } from './erasure/erase-set-aside';
export { eraseTenant } from './erasure/erase-tenant';
export { ErasureModule } from './erasure/erasure.module';
export type { ServiceErasure } from './erasure/on-erasures';
export {
  addSetAside,
  createDeferred,
  createErasedTenants,
  createMessagingTables,
  forgetTokens,
  indexOutboxByStream,
  indexOutboxByTenant,
  letEraseNoSetAside,
  letEraseSetAside,
  partitionMessagingTables,
} from './migrations/messaging-tables';
export { messagingRetention, PUBLISH_AGAIN_DAYS } from './retention';
