import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Agent } from 'undici';
import { exchange } from './exchange';

const TIMEOUT_MS = 2_000;

/** Answers in a thread of its own, and then says so. */
const provider = `
  const { workerData, parentPort } = require('node:worker_threads');
  const said = new Int32Array(workerData);
  const server = require('node:http').createServer((request, response) => {
    Atomics.store(said, 0, 1);
    Atomics.notify(said, 0);
    response.end('done', () => { Atomics.store(said, 1, 1); Atomics.notify(said, 1); });
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`;

it('reads an answer that arrived while the process was paused for longer than the time limit', async () => {
  const said = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(provider, { eval: true, workerData: said.buffer });
  const [port] = (await once(worker, 'message')) as [number];
  const agent = new Agent();
  const url = new URL(`http://127.0.0.1:${port}/`);
  const answer = exchange(agent, {
    method: 'POST',
    url,
    headers: {},
    body: '{}',
    timeout_ms: TIMEOUT_MS,
    max_bytes: 100,
  });
  while (Atomics.load(said, 0) === 0) await new Promise(setImmediate);
  Atomics.wait(said, 1, 0);
  // Nothing of this process runs meanwhile.
  Atomics.wait(said, 1, 1, TIMEOUT_MS);
  expect(await answer).toMatchObject({ status: 200, body: 'done' });
  await agent.close();
  await worker.terminate();
});
