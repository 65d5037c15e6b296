import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { renderDeployed } from '../libs/servers/src/deployed-nats.mjs';
import { build } from '../tools/start/build.mjs';
import { oauthApps, providerOrigins } from '../tools/start/environment.mjs';
import { loadTopology } from '../tools/start/prepare.mjs';
import { renderCompose } from './compose.mjs';
import { renderApp, renderIngress, renderShared } from './kubernetes.mjs';

/** Every file that follows from the topology and the public routes, by its path in the repository. */
export function renderAll({ topology, schemaOwners, deployedApps, schemaOf, variableOf }, publicRoutes) {
  const urls = schemaOwners.map((name) => [`${variableOf(name)}_URL`, `http://${name}:8080`]);
  return {
    'deploy/nats/nats.conf': renderDeployed({ topology, schemaOwners }),
    'deploy/k8s/linesman.yaml': renderShared(urls),
    'deploy/k8s/ingress.yaml': renderIngress(publicRoutes),
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

/** node deploy/render.mjs: writes them again after a change of the topology or of a public route. */
if (import.meta.filename === process.argv[1]) {
  await build();
  const { publicRoutes } = createRequire(import.meta.url)('../apps/console/dist/edge/public-routes.generated.js');
  for (const [path, text] of Object.entries(renderAll(loadTopology(), publicRoutes)))
    writeFileSync(join(import.meta.dirname, '..', path), text);
}
