import { defineGateway, type GatewayCall } from '@linesman/provider-kit';
import { slackApi } from './dialect';
import { manifest } from './manifest';

interface Posted {
  ok: true;
  channel: string;
  ts: string;
}

export const gateway = defineGateway(manifest, { SEND_MESSAGE: sendMessage });

/** Slack has no idempotency key; the metadata lets whoever must know find out whether a lost answer was a message. */
async function sendMessage(call: GatewayCall): Promise<Record<string, unknown>> {
  const { channel, text, thread_ts, blocks } = call.parameters;
  const metadata = { event_type: 'linesman_execution', event_payload: { key: call.idempotency_key } };
  const message = { channel, text, thread_ts, blocks, metadata };
  const posted = await slackApi(call, 'chat.postMessage', message, 'write', isPosted);
  return { channel: posted.channel, message_ts: posted.ts };
}

function isPosted(body: unknown): body is Posted {
  const { ok, channel, ts } = (body ?? {}) as Partial<Posted>;
  return ok === true && typeof channel === 'string' && typeof ts === 'string';
}
