import { natsImageVersion } from './images.mjs';
import { provisioner, renderNatsConfig } from './nats-config.mjs';

const variable = (name) => `$NATS_PASSWORD_${name.replaceAll('-', '_').toUpperCase()}`;

/**
 * The users of a NATS in a container, their passwords from its environment. Platform services are added by
 * `npm run platform-user`.
 */
function deployed({ topology, schemaOwners, platformUsers = [] }, options) {
  const own = Object.keys(topology).filter((service) => !topology[service].bears_tokens);
  const names = [...own, provisioner];
  return renderNatsConfig({
    topology,
    platformUsers,
    producers: schemaOwners,
    passwords: Object.fromEntries(names.map((name) => [name, variable(name)])),
    listen: '0.0.0.0:4222',
    storeDir: '/data',
    version: natsImageVersion,
    ...options,
  });
}

const certificate = { cert: '/tls/tls.crt', key: '/tls/tls.key' };
const servers = ['nats-0', 'nats-1', 'nats-2'];

/** deploy/nats/nats.conf: one of three servers that speak TLS with everybody. NATS_SERVER_NAME says which. */
export const renderProduction = (from) =>
  deployed(from, {
    server: '$NATS_SERVER_NAME',
    monitoring: 'https: "0.0.0.0:8222"\n',
    tls: certificate,
    cluster: {
      ...certificate,
      authority: '/tls/ca.crt',
      routes: servers.map((name) => `tls://${name}.nats:6222`),
    },
  });

/** deploy/nats/compose.conf: one server of a development machine, in the clear. */
export const renderComposed = (from) => deployed(from, {});
