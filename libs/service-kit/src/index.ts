export { ANSWERS, Answers } from './answers';
export { asOf, Clock, FollowingClock } from './clock';
export { BackendConfig, ServiceConfig } from './config';
export {
  CommaSeparated,
  Json,
  JsonObject,
  ProviderOrigins,
  RedisUrl,
  TextByName,
  UrlOf,
  WholeNumber,
} from './config-fields';
export { acceptCorrelationId, currentContext, runInContext, type WorkContext } from './context';
export { gaugeOf } from './gauge-of';
export { IsMoment } from './is-moment';
export { LOGGER, SERVICE_NAME } from './injection-tokens';
export { createLogger } from './logger';
export { ConfigError, loadConfig, parseConfig } from './load-config';
export { EntityTag, type Expected, IfMatch, refuseStale } from './entity-tag';
export { maskAddresses } from './mask-addresses';
export { OneOrSeveral } from './one-or-several';
export { type Page, pageOf, PageQuery, placeOf } from './page';
export {
  type AuthenticatedRequest,
  Caller,
  type Principal,
  PUBLIC,
  Public,
  type Role,
  ROLES,
  Roles,
} from './principal';
export { type FieldError, notFound, Problem, problemDocument, type ProblemDocument } from './problem';
export { toProblemDocument } from './problem.filter';
export { Periodic } from './periodic';
export { NoSlot, Shares } from './shares';
export { Dependencies } from './dependencies';
export { createService, runService } from './run-service';
export { ServiceKitModule } from './service-kit.module';
export { InvalidToken, TokenVerifier } from './token-verifier';
export { unstorableField } from './storable-input';
export { OutOfTime, within } from './within';
export { Uuid } from './uuid';
export { fieldErrors, invalidFields, Nullable } from './validation';
