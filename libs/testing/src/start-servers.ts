import { join } from 'node:path';
import {
  schemaOf,
  schemaOwners,
  streams,
  topology,
  type SchemaOwner,
  type ServiceName,
} from '@linesman/contracts/topology';
import type { RoleKind } from '@linesman/servers/roles';
import type { RunningServer, ServerName } from '@linesman/servers/servers';
import { startContainers } from './containers';
import { abandonedTestFolders, makeTestFolder, postgresTemplate } from './test-folder';

/** Which servers to start (all when none is named) and whose schemas and roles to create. */
export interface ServerOptions {
  postgres?: boolean;
  nats?: boolean;
  redis?: boolean;
  schemas?: readonly SchemaOwner[];
}

export interface NatsLogin {
  servers: string;
  user: string;
  pass: string;
  inboxPrefix: string;
}

export interface TestServers {
  postgres: RunningServer & { role(owner: SchemaOwner, kind: RoleKind): string };
  /** `dir` is where binaries keep their data; containers keep theirs inside. `provision()` is what a start does again. */
  nats: RunningServer & {
    dir: string;
    /** `<service>-rpc` is who answers RPC for the service. */
    user(name: ServiceName | `${ServiceName}-rpc` | 'provisioner'): NatsLogin;
    provision(): Promise<void>;
  };
  redis: RunningServer;
  /** What `npm start` gives a service about its servers. */
  environment(service: ServiceName): Record<string, string>;
  stop(): Promise<void>;
}

const all = ['postgres', 'nats', 'redis'] as const satisfies ServerName[];

/** Real servers with durable settings, on ports and data of their own, provisioned as in production. */
export async function startServers(options: ServerOptions = {}): Promise<TestServers> {
  const tools = await loadTools();
  const wanted = all.some((name) => options[name]) ? all.filter((name) => options[name]) : all;
  const schemas = (options.schemas ?? schemaOwners).map(schemaOf);
  // The template's password, which all copies of it have.
  const passwords = { ...tools.generatePasswords({ schemas, services: Object.keys(topology) }), postgres: 'template' };
  const accounts = { topology, producers: schemaOwners, passwords: passwords.nats };
  abandonedTestFolders().forEach((folder) => tools.forgetServers(folder));
  const dir = makeTestFolder();

  const start = (ports: Record<ServerName, number>) =>
    tools.start({ dir, ports, passwords, accounts, template: postgresTemplate(), wanted, given: {} });
  const servers = await retryTakenPort(async () => start(await tools.freePorts()));
  const stop = async () => {
    await Promise.all([servers.postgres?.stop(), servers.nats?.stop(), servers.redis?.stop()]);
    tools.forgetServers(dir);
  };
  const { postgres, nats, redis } = servers;
  const provision = () =>
    tools.provisionNats({
      url: asked(nats).url,
      password: passwords.nats.provisioner ?? '',
      topology,
      streams,
    });
  try {
    await Promise.all([
      postgres && tools.provisionPostgres({ url: postgres.url, schemas, passwords: passwords.roles }),
      nats && provision(),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }

  const role = (owner: SchemaOwner, kind: RoleKind) =>
    tools.roleUrl({ url: asked(postgres).url, schema: schemaOf(owner), kind, passwords: passwords.roles });
  const user = (name: string): NatsLogin => ({
    servers: asked(nats).url,
    user: name,
    pass: passwords.nats[name.replace(/-rpc$/, '')] ?? '',
    inboxPrefix: tools.inboxPrefix(name),
  });
  const urls = { postgres: postgres?.url, nats: nats?.url, redis: redis?.url };
  return {
    get postgres() {
      return { ...asked(postgres), role };
    },
    get nats() {
      return { ...asked(nats), dir: join(dir, 'nats'), user, provision };
    },
    get redis() {
      return asked(redis);
    },
    environment: (service) => {
      const schema = schemaOwners.find((owner) => owner === service);
      return tools.accessOf({ service, schema: schema && schemaOf(schema), urls, passwords });
    },
    stop,
  };
}

function asked(server: RunningServer | undefined): RunningServer {
  if (!server) throw new Error('this test did not ask startServers for that server');
  return server;
}

/** Between choosing a free port and using it, another run may take it. */
async function retryTakenPort<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 5 || !/taken|in use/i.test(String(error))) throw error;
    }
  }
}

/** The launcher's own modules: ES modules without dependencies, which CommonJS reaches by dynamic import only. */
async function loadTools() {
  const { chooseEngine, startServers: startLocal } = await import('@linesman/servers/servers');
  const { accessOf, forgetServers, generatePasswords } = await import('@linesman/servers/access');
  const { freePort } = await import('@linesman/servers/ports');
  const { inboxPrefix } = await import('@linesman/servers/nats-config');
  const { provisionNats } = await import('@linesman/servers/provision-nats');
  const { provisionPostgres } = await import('@linesman/servers/provision-postgres');
  const { roleUrl } = await import('@linesman/servers/roles');
  const docker = (await chooseEngine(all)) === 'docker';
  const start = docker ? startContainers : startLocal;
  const freePorts = async () => ({ postgres: await freePort(), nats: await freePort(), redis: await freePort() });
  return {
    accessOf,
    forgetServers,
    freePorts,
    generatePasswords,
    inboxPrefix,
    provisionNats,
    provisionPostgres,
    roleUrl,
    start,
  };
}
