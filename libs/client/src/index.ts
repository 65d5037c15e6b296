export type { Ask, Entity, Served } from './ask';
export type { BuiltInCapabilities } from './capabilities';
export { LinesmanClient } from './client';
export type * from './contracts.generated';
export { type ClientOptions, createClient } from './create-client';
export type { CustomerData, SsoLoginReport, TicketData, WebhookDelivery } from './customer-data';
export type { EventHandlers, EventSubscription, EventType, LinesmanEvent } from './event-subscription';
export { LinesmanError, type LinesmanProblem, type ProblemType } from './linesman-error';
export type { Notice } from './notice';
