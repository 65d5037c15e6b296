export { startServers, type ServerOptions, type TestServers } from './start-servers';
export { waitUntil } from './wait-until';
