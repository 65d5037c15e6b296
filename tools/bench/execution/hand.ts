import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provisionNats } from '@linesman/servers/provision-nats';
import { freePort } from '@linesman/servers/ports';
import { startServers } from '@linesman/servers/servers';
import type { Run } from '../../start/own-system.mjs';
import { fork } from './child.ts';

const row = { consumes: [], executes: [], commands: [], calls: [], hears: [] };
const topology = { 'by-hand': row, platform: { ...row, calls: ['by-hand.execute'] } };
const streams = { EVENTS: { name: 'EVENTS', subjects: ['events.>'], max_bytes: 1024 ** 3, max_age_hours: 168 } };
const passwords = { 'by-hand': 'by-hand', platform: 'platform', provisioner: 'provisioner' };

/** Starts the handwritten execution on the system's PostgreSQL and on a NATS server with users of its own. */
export async function startHand(given: { run: Run; tenant_id: string; provider: string }) {
  const dir = mkdtempSync(join(tmpdir(), 'linesman-by-hand-'));
  const accounts = { topology, producers: ['by-hand'], passwords };
  const { nats } = await startServers({
    dir,
    ports: { nats: await freePort() },
    passwords: {},
    accounts,
    wanted: ['nats'],
  });
  const url = nats!.url;
  await provisionNats({ url, password: passwords.provisioner, topology, streams });
  const settings = {
    nats: { url, user: 'by-hand', password: passwords['by-hand'] },
    postgres: given.run.servers.postgres.url,
    provider: given.provider,
    tenant_id: given.tenant_id,
  };
  const child = await fork('by-hand.ts', JSON.stringify(settings));
  return {
    pids: { 'by hand': child.pid, 'its nats': nats!.pid()! },
    login: { url, user: 'platform', password: passwords.platform },
    async stop() {
      await child.end();
      await nats!.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
