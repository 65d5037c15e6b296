export { envelopeOf } from './envelope-of';
export { hearEvents } from './hear-events';
export { openChromium } from './open-chromium';
export { queryOnce } from './query-once';
export { rpcStub } from './rpc-stub';
export { spawnService, type SpawnedService } from './spawn-service';
export { startIssuer, type TestIssuer, type TokenClaims } from './start-issuer';
export { startServers, type ServerOptions, type TestServers } from './start-servers';
export { waitUntil } from './wait-until';
