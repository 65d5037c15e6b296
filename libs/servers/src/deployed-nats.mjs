import { natsImageVersion } from './images.mjs';
import { provisioner, renderNatsConfig } from './nats-config.mjs';

/**
 * deploy/nats/nats.conf: the same users, their passwords from the environment of the NATS container. Platform services are
 * added by `npm run platform-user`.
 */
export function renderDeployed({ topology, schemaOwners, platformUsers = [] }) {
  const own = Object.keys(topology).filter((service) => !topology[service].bears_tokens);
  const names = [...own, provisioner];
  const variable = (name) => `$NATS_PASSWORD_${name.replaceAll('-', '_').toUpperCase()}`;
  return renderNatsConfig({
    topology,
    platformUsers,
    producers: schemaOwners,
    passwords: Object.fromEntries(names.map((name) => [name, variable(name)])),
    listen: '0.0.0.0:4222',
    storeDir: '/data',
    version: natsImageVersion,
  });
}
