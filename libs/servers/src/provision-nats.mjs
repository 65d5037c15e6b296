import { setTimeout } from 'node:timers/promises';
import { connect, nanos } from '@nats-io/transport-node';
import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  RetentionPolicy,
  StorageType,
  jetstreamManager,
} from '@nats-io/jetstream';
import { Failure } from './failure.mjs';
import { durablesOf, inboxPrefix, platformRow, provisioner } from './nats-config.mjs';

const minute = 60_000;
const hour = 60 * minute;

/**
 * Creates the streams and durable consumers of the topology, and updates the settings of those that exist.
 * `platformServices`: names of platform services, which get consumers of their own. `replicas`: on how many servers a stream is kept at the least.
 */
export async function provisionNats({ url, password, topology, streams, platformServices = [], replicas = 1 }) {
  const connection = await connect({
    servers: url,
    // The client ignores the scheme.
    ...(url.startsWith('tls:') && { tls: {} }),
    user: provisioner,
    pass: password,
    inboxPrefix: inboxPrefix(provisioner),
    name: provisioner,
  }).catch((error) => {
    throw explain(error, url);
  });
  try {
    const manager = await jetstreamManager(connection);
    for (const stream of Object.values(streams)) await ensureStream(manager, stream, replicas, streams);
    const rows = { ...topology, ...Object.fromEntries(platformServices.map((it) => [it, platformRow(topology)])) };
    const durables = Object.entries(rows).flatMap(([service, row]) => durablesOf(service, row, topology));
    await Promise.all(durables.map((durable) => ensureDurable(manager, durable)));
    await deleteRetired(manager, durables);
  } finally {
    await connection.close();
  }
}

const TRIES = 20;

/** Right after a signal to read its configuration again, NATS may refuse users that it knows. */
export async function provisionReloadedNats(options) {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await provisionNats(options);
    } catch (error) {
      if (left === 0) throw error;
      await setTimeout(250);
    }
  }
}

/**
 * A stream that somebody keeps on more servers is left so: fewer would give up what it is safe from. One that is made
 * smaller keeps room for what it holds: NATS would delete its oldest messages at once, read or not.
 */
export const streamConfig = ({ name, subjects, max_bytes, max_age_hours }, replicas, existing) => ({
  name,
  subjects: [...subjects],
  retention: RetentionPolicy.Limits,
  storage: StorageType.File,
  discard: DiscardPolicy.New,
  max_bytes: Math.max(max_bytes, Math.min(existing?.config.max_bytes ?? 0, 2 * (existing?.state.bytes ?? 0))),
  max_age: nanos(max_age_hours * hour),
  duplicate_window: nanos(2 * minute),
  num_replicas: Math.max(replicas, existing?.config.num_replicas ?? 1),
});

const durableConfig = (filter_subject) => ({
  filter_subject,
  ack_policy: AckPolicy.Explicit,
  ack_wait: nanos(10_000),
  max_deliver: -1,
  // Over all processes. Each bounds what it has taken and not settled.
  max_ack_pending: 16_384,
});

async function ensureStream(manager, stream, replicas, streams) {
  const existing = await absentAsNull(manager.streams.info(stream.name));
  const config = streamConfig(stream, replicas, existing);
  const made = existing ? manager.streams.update(stream.name, config) : manager.streams.add(config);
  await made.catch((error) => {
    throw /insufficient storage/i.test(error.message) ? noRoom(stream, streams) : error;
  });
}

const noRoom = ({ name }, streams) =>
  new Failure(
    `NATS has no room for the stream ${name}: all streams together take ${bytesOf(streams)} bytes. Give NATS so much ` +
      '(max_file_store), or plan for fewer executions (EXECUTIONS_A_DAY).',
  );

/** Room that all streams together may take. */
export const bytesOf = (streams) => Object.values(streams).reduce((sum, { max_bytes }) => sum + max_bytes, 0);

async function ensureDurable(manager, { stream, durable, filter }) {
  const existing = await absentAsNull(manager.consumers.info(stream, durable));
  const config = durableConfig(filter);
  // Where it began cannot be changed.
  if (existing) return manager.consumers.update(stream, durable, { ...existing.config, ...config });
  const from = await startOf(manager, stream, durable);
  return manager.consumers.add(stream, { durable_name: durable, ...config, ...from });
}

/**
 * A durable for a part of what another one takes begins where that one is: `status-monitor-gateway-executor-sync_run-finished`
 * where `status-monitor-gateway-executor` is. What both deliver is handled once.
 */
async function startOf(manager, stream, durable) {
  const shorter = durable.split('-').map((_, length, words) => words.slice(0, length).join('-'));
  for (const wider of shorter.slice(2).reverse()) {
    const info = await absentAsNull(manager.consumers.info(stream, wider));
    if (info) return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: info.ack_floor.stream_seq + 1 };
  }
  return { deliver_policy: DeliverPolicy.All };
}

/** Durables of earlier releases. One from which a process of an earlier release still takes stays until the next time. */
async function deleteRetired(manager, durables) {
  for (const stream of new Set(durables.map((it) => it.stream))) {
    const named = durables.filter((it) => it.stream === stream).map(({ durable }) => durable);
    for await (const { name, num_waiting } of manager.consumers.list(stream)) {
      const split = named.some((it) => it.startsWith(`${name}-`));
      if (split && !named.includes(name) && num_waiting === 0) await manager.consumers.delete(stream, name);
    }
  }
}

const absentAsNull = (info) =>
  info.catch((error) => {
    if (/not found/i.test(error.message)) return null;
    throw error;
  });

function explain(error, url) {
  const place = `NATS at ${new URL(url).host}`;
  if (/authorization|authentication/i.test(error.message))
    return new Failure(
      `${place} refused the user ${provisioner}: give it the users of deploy/nats and their passwords.`,
    );
  if (/refused|ENOTFOUND|EAI_AGAIN|timeout/i.test(error.message))
    return new Failure(`${place} cannot be reached (${error.message}). Is it running, and is its URL right?`);
  return error;
}
