import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { type HttpRequest, type HttpResponse, TransportError } from './http';
import { readableBody } from './readable-body';
import { transportErrorFrom } from './transport-error-from';

const unzip = promisify(gunzip);

export interface Exchange extends Pick<HttpRequest, 'method' | 'body' | 'volume'> {
  url: URL;
  headers: Record<string, string>;
  /** For the whole exchange, from connecting to the last byte. */
  timeout_ms: number;
  max_bytes: number;
}

/**
 * Sends one request and reads the whole answer. It does not follow redirects. It uses undici's `dispatch` because only
 * that tells whether the request was started. From then on it rejects with a {@link TransportError}; before, with the
 * error of undici or Node.
 */
export async function exchange(dispatcher: Dispatcher, wanted: Exchange): Promise<HttpResponse> {
  const { status, headers, bytes } = await dispatch(dispatcher, wanted);
  if (headers['content-encoding'] !== 'gzip') return { status, headers, body: readableBody(bytes) };
  const unzipped = await unzip(bytes, { maxOutputLength: wanted.max_bytes }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(wanted) : broken(wanted, error);
  });
  return { status, headers, body: readableBody(unzipped) };
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer;
}

function dispatch(dispatcher: Dispatcher, wanted: Exchange): Promise<Answer> {
  const { url, method, headers, body, volume, timeout_ms, max_bytes } = wanted;
  return new Promise((resolve, reject) => {
    const answer: Omit<Answer, 'bytes'> = { status: 0, headers: {} };
    const chunks: Buffer[] = [];
    let received = 0;
    /** Set when the connection is open and the request is about to be written. */
    let started: Dispatcher.DispatchController | undefined;
    let late: TransportError | undefined;
    let ended = false;
    const giveUp = (): void => {
      if (ended) return;
      late = tooLate(wanted, started !== undefined);
      started?.abort(late);
      reject(late);
    };
    // After a pause of the process its timers fire before it reads the answer that arrived meanwhile. A request that is not
    // sent yet is not sent any more.
    const timer = setTimeout(() => (started ? setImmediate(giveUp) : giveUp()), timeout_ms);
    const end = (): void => {
      ended = true;
      clearTimeout(timer);
    };
    dispatcher.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method, headers, body },
      {
        onRequestStart: (controller) => {
          started = controller;
          if (late) controller.abort(late);
          else if (volume && body) volume.sent += Buffer.byteLength(body);
        },
        onResponseStart: (_, status, received_headers) => {
          answer.status = status;
          answer.headers = Object.fromEntries(
            Object.entries(received_headers).map(([name, value]) => [name, String(value)]),
          );
        },
        onResponseData: (controller, chunk) => {
          received += chunk.byteLength;
          if (volume) volume.received += chunk.byteLength;
          if (received > max_bytes) controller.abort(tooLarge(wanted));
          else chunks.push(chunk);
        },
        onResponseEnd: () => {
          end();
          resolve({ ...answer, bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) });
        },
        onResponseError: (_, error) => {
          end();
          reject(started ? broken(wanted, error) : error);
        },
      },
    );
  });
}

const targetOf = ({ method, url }: Exchange): string => `${method} ${url.host}`;

const tooLate = (wanted: Exchange, started: boolean): TransportError =>
  started
    ? new TransportError('during', 'timeout', `${targetOf(wanted)}: no answer in time`)
    : new TransportError('before', 'timeout', `${targetOf(wanted)}: no connection in time`);

const broken = (wanted: Exchange, error: unknown): TransportError =>
  transportErrorFrom(error, targetOf(wanted), 'during');

const tooLarge = (wanted: Exchange): TransportError =>
  new TransportError(
    'during',
    'connection',
    `${targetOf(wanted)}: the answer is larger than ${wanted.max_bytes} bytes`,
  );
