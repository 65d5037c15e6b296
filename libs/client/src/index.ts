export type {
  Cause,
  ExecuteAnswer,
  ExecutionError,
  IntegrationStatusChanged,
  PageToken,
  ReadinessStatus,
  Remedy,
  ResolvedDefault,
} from '@linesman/contracts';
export type { Ask, Entity, Served } from './ask';
export type { BuiltInCapabilities } from './capabilities';
export { type Accepted, LinesmanClient, type StatusListener } from './client';
export { type ClientOptions, createClient } from './create-client';
export { LinesmanError, type LinesmanProblem, type ProblemType } from './linesman-error';
