import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDeployed } from '../libs/servers/src/deployed-nats.mjs';
import { build } from '../tools/start/build.mjs';
import { oauthApps, providerOrigins } from '../tools/start/environment.mjs';
import { loadTopology } from '../tools/start/prepare.mjs';
import { renderCompose } from './compose.mjs';
import { renderApp, renderShared } from './kubernetes.mjs';

/** Every file that follows from the topology, by its path in the repository. */
export function renderAll({ topology, schemaOwners, deployedApps, schemaOf, variableOf }) {
  const urls = schemaOwners.map((name) => [`${variableOf(name)}_URL`, `http://${name}:8080`]);
  return {
    'deploy/nats/nats.conf': renderDeployed({ topology, schemaOwners }),
    'deploy/k8s/linesman.yaml': renderShared(urls),
    ...Object.fromEntries(deployedApps.map((name) => [`deploy/k8s/${name}.yaml`, renderApp(name, topology[name].app)])),
    'docker-compose.yml': renderCompose({
      topology,
      apps: deployedApps,
      owners: schemaOwners,
      urls,
      origins: providerOrigins('http://sandbox.localhost:24400'),
      oauth: oauthApps,
      variableOf,
      schemaOf,
    }),
  };
}

/** node deploy/render.mjs: writes them again after a change of the topology. */
if (import.meta.filename === process.argv[1]) {
  await build();
  for (const [path, text] of Object.entries(renderAll(loadTopology())))
    writeFileSync(join(import.meta.dirname, '..', path), text);
}
