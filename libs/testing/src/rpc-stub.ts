import type { RpcContract } from '@linesman/contracts';
import { toProblemDocument } from '@linesman/service-kit';
import type { Msg, NatsConnection } from '@nats-io/transport-node';

/**
 * Answers an RPC in the name of the connection's NATS user, in the wire format of Nest's transport.
 * @param answer returns the response, or undefined for no answer at all. If it throws a Problem, the call is refused.
 */
export async function rpcStub<Q extends object, A extends object>(
  connection: NatsConnection,
  contract: RpcContract<Q, A>,
  answer: (request: Q, message: Msg) => A | undefined | Promise<A | undefined>,
): Promise<void> {
  const respond = async (message: Msg): Promise<void> => {
    const { id, data } = message.json<{ id: string; data: Q }>();
    const send = (body: { response: A } | { err: object }) =>
      message.respond(JSON.stringify({ id, isDisposed: true, ...body }));
    try {
      const response = await answer(data, message);
      if (response !== undefined) send({ response });
    } catch (error) {
      send({ err: toProblemDocument(error) });
    }
  };
  connection.subscribe(`rpc.${contract.name}.*`, { callback: (_, message) => void respond(message) });
  await connection.flush();
}
