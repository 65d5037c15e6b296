import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDeployed } from '../../libs/servers/src/deployed-nats.mjs';
import { build } from '../../tools/start/build.mjs';
import { loadTopology } from '../../tools/start/prepare.mjs';

/** node deploy/nats/render.mjs: writes nats.conf again after a change of the topology. */
await build();
writeFileSync(join(import.meta.dirname, 'nats.conf'), renderDeployed(loadTopology()));
