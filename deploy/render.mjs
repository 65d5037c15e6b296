import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { renderComposed, renderProduction } from '../libs/servers/src/deployed-nats.mjs';
import { build } from '../tools/start/build.mjs';
import { oauthApps, providerOrigins } from '../tools/start/environment.mjs';
import { loadTopology } from '../tools/start/prepare.mjs';
import { renderCompose } from './compose.mjs';
import { renderApp } from './kubernetes/app.mjs';
import { foldersOf, renderIngress } from './kubernetes/ingress.mjs';
import { renderSecrets } from './kubernetes/secrets.mjs';
import { renderShared } from './kubernetes/shared.mjs';

/** Every file that follows from the topology and the public routes, by its path in the repository. */
export function renderAll(contracts, publicRoutes) {
  const { topology, schemaOwners, deployedApps, schemaOf, variableOf, stopSeconds, shippedConnections } = contracts;
  const urls = (scheme) => schemaOwners.map((name) => [`${variableOf(name)}_URL`, `${scheme}://${name}:8080`]);
  const rows = deployedApps.map((name) => topology[name]);
  const publicServices = Object.values(foldersOf(publicRoutes));
  const apps = deployedApps.map((name) => [
    `deploy/k8s/${name}.yaml`,
    renderApp(name, topology[name], { stopSeconds, isPublic: publicServices.includes(name) }),
  ]);
  return {
    'deploy/nats/nats.conf': renderProduction({ topology, schemaOwners }),
    'deploy/nats/compose.conf': renderComposed({ topology, schemaOwners }),
    'deploy/k8s/linesman.yaml': renderShared(urls('https'), rows, contracts),
    'deploy/k8s/secrets.example.yaml': renderSecrets(contracts),
    'deploy/k8s/ingress.yaml': renderIngress(publicRoutes),
    ...Object.fromEntries(apps),
    'docker-compose.yml': renderCompose({
      topology,
      apps: deployedApps,
      owners: schemaOwners,
      urls: urls('http'),
      origins: providerOrigins('http://sandbox.localhost:24400'),
      oauth: oauthApps,
      variableOf,
      schemaOf,
      stopSeconds,
      shippedConnections,
    }),
  };
}

/** node deploy/render.mjs: writes them again after a change of the topology or of a public route. */
if (import.meta.filename === process.argv[1]) {
  await build();
  const { publicRoutes } = createRequire(import.meta.url)('../apps/console/dist/upstream/public-routes.generated.js');
  for (const [path, text] of Object.entries(renderAll(loadTopology(), publicRoutes)))
    writeFileSync(join(import.meta.dirname, '..', path), text);
}
