import type { RpcContract } from '@linesman/contracts';
import { toProblemDocument } from '@linesman/service-kit';
import type { Msg, NatsConnection } from '@nats-io/transport-node';

/**
 * Answers an RPC, in the wire format of Nest's transport.
 * @param connection of the user `<service>-rpc` that may answer it.
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
  let refused: Error | null = null;
  connection.subscribe(`rpc.${contract.name}.*`, {
    callback: (error, message) => {
      if (error) refused = error;
      else void respond(message);
    },
  });
  await connection.flush();
  if (refused) throw refused as Error;
}
