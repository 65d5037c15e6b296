import type { Socket } from 'node:net';
import { connect, type NatsConnection, type NodeConnectionOptions, type Status } from '@nats-io/transport-node';

/** The client's own parts that its types do not show. */
interface Wire {
  protocol: { transport: { socket?: Socket } };
}

export interface NatsLink {
  nats: NatsConnection;
  /** False from when the connection is given up until there is another one. */
  isUp: () => boolean;
}

/**
 * Connects to NATS. The client gives up a connection whose server leaves its pings unanswered, but first waits until its
 * last bytes are written, which a server that no longer reads never allows. So its socket is closed here. See
 * docs/adr/0022.
 */
export async function connectNats(
  options: NodeConnectionOptions,
  hear: (status: Status) => void = () => undefined,
): Promise<NatsLink> {
  const nats = await connect(options);
  let up = true;
  const watch = async (): Promise<void> => {
    for await (const status of nats.status()) {
      if (status.type === 'staleConnection') (nats as unknown as Wire).protocol.transport.socket?.destroy();
      if (status.type === 'disconnect') up = false;
      if (status.type === 'reconnect') up = true;
      hear(status);
    }
  };
  void watch();
  return { nats, isUp: () => up && !nats.isClosed() };
}
