import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { renderComposed, renderProduction } from '../../libs/servers/src/deployed-nats.mjs';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { rewriteNatsConfig } from '../../libs/servers/src/nats.mjs';
import { validAt, withLogin } from '../../libs/servers/src/platform-users.mjs';
import { provisionReloadedNats } from '../../libs/servers/src/provision-nats.mjs';
import { runningSystem } from '../start/launcher-lock.mjs';
import { readJson, writeJson } from '../start/paths.mjs';
import { loadTopology } from '../start/prepare.mjs';
import { natsDir, platformUsersFile, readEngine, readSecrets } from '../start/state.mjs';

const usage = `npm run -s platform-user -- <name> [--remove]
  Gives a platform service a NATS user of its own, with its inbox and its durable consumers, and prints it as JSON.
  For a service that has one: a new password. The one before it is valid for another 24 hours.
  Without a name it takes out passwords that are no longer valid.
  --remove   takes the service's users out
  It works on the system of "npm start". With PLATFORM_USERS_FILE it works on that file, and writes the configuration for
  NATS beside it, under the same name with the ending .conf; deploy/README.md says where both go.`;

/** NATS of "npm start" reads its users again; it keeps the connections of users that did not change. */
async function apply({ topology, schemaOwners, streams }, platformUsers) {
  const { nats } = runningSystem().servers;
  const { nats: passwords } = readSecrets();
  const accounts = { topology, producers: schemaOwners, passwords, platformUsers };
  rewriteNatsConfig({ dir: natsDir, port: nats.port, accounts });
  process.kill(nats.pid, 'SIGHUP');
  const platformServices = [...new Set(platformUsers.map(({ service }) => service))];
  await provisionReloadedNats({ url: nats.url, password: passwords.provisioner, topology, streams, platformServices });
}

function refuseWhereItCannotWork() {
  const running = runningSystem();
  if (!running) throw new Failure('Linesman is not running here: start it with "npm start", then ask again.');
  if (readEngine() === 'docker' || !running.servers.nats.pid)
    throw new Failure(
      'NATS runs in a container: set PLATFORM_USERS_FILE, and give NATS the configuration that is written.',
    );
}

/** One for production and one for docker compose. */
function writeConfigurations(path, from) {
  writeFileSync(`${path}.conf`, renderProduction(from), { mode: 0o600 });
  writeFileSync(`${path}.compose.conf`, renderComposed(from), { mode: 0o600 });
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { remove: { type: 'boolean' } } });
  const [service] = positionals;
  if (positionals.length > 1 || (values.remove && !service)) throw new Failure(usage);
  const deployed = process.env.PLATFORM_USERS_FILE;
  if (!deployed) refuseWhereItCannotWork();
  const loaded = loadTopology();
  const file = deployed ?? platformUsersFile;
  const kept = readJson(file) ?? [];
  const now = new Date();
  const change = () => {
    if (!service) return { logins: kept };
    if (values.remove) return { logins: kept.filter((it) => it.service !== service) };
    return withLogin(kept, { service, topology: loaded.topology, now });
  };
  const { logins, added, before = [] } = change();
  const valid = validAt(logins, now);
  writeJson(file, valid);
  if (deployed) writeConfigurations(file.replace(/\.json$/, ''), { ...loaded, platformUsers: valid });
  else await apply(loaded, valid);
  if (added) console.log(JSON.stringify({ user: added.login, password: added.password }, null, 2));
  for (const { login, ends_at } of before)
    console.error(`${login} is valid until ${ends_at}. Then run this command without a name.`);
  if (!added)
    console.error(valid.length > 0 ? `Users: ${valid.map(({ login }) => login).join(', ')}.` : 'There is no user.');
}

main().catch((error) => {
  console.error(error instanceof Failure ? error.message : error);
  process.exitCode = 1;
});
