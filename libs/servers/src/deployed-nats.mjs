import { natsImageVersion } from './images.mjs';
import { provisioner, renderNatsConfig } from './nats-config.mjs';

/** deploy/nats/nats.conf: the same users, their passwords from the environment of the NATS container. */
export function renderDeployed({ topology, schemaOwners }) {
  const names = [...Object.keys(topology), provisioner];
  const variable = (name) => `$NATS_PASSWORD_${name.replaceAll('-', '_').toUpperCase()}`;
  return renderNatsConfig({
    topology,
    producers: schemaOwners,
    passwords: Object.fromEntries(names.map((name) => [name, variable(name)])),
    listen: '0.0.0.0:4222',
    storeDir: '/data',
    version: natsImageVersion,
  });
}
