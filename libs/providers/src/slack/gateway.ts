import { defineGateway, type GatewayCall } from '@linesman/provider-kit';
import { slackWrite } from './dialect';
import { manifest } from './manifest';

interface Posted {
  ok: true;
  channel: string;
  ts: string;
}

export const gateway = defineGateway(manifest, { SEND_MESSAGE: sendMessage });

/** Slack has no idempotency key. The metadata shows later whether a message was posted whose answer was lost. */
async function sendMessage(call: GatewayCall): Promise<Record<string, unknown>> {
  const { channel, text, thread_ts, blocks } = call.parameters;
  const metadata = { event_type: 'linesman_execution', event_payload: { key: call.idempotency_key } };
  // A form, as Slack's API description requires. Fields that are not text are sent as JSON.
  const form = {
    channel,
    text,
    thread_ts,
    blocks: blocks && JSON.stringify(blocks),
    metadata: JSON.stringify(metadata),
  };
  const posted = await slackWrite(call, { path: '/chat.postMessage', form }, isPosted);
  return { channel: posted.channel, message_ts: posted.ts };
}

function isPosted(body: unknown): body is Posted {
  const { ok, channel, ts } = (body ?? {}) as Partial<Posted>;
  return ok === true && typeof channel === 'string' && typeof ts === 'string';
}
