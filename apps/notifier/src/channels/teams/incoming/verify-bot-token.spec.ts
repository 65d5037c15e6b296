import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Clock } from '@linesman/service-kit';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { TeamsConfig } from '../teams.config';
import { VerifyBotToken } from './verify-bot-token';

const APP_ID = '6f1c2d3e-4b5a-4978-8a6b-5c4d3e2f1a0b';
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const said = { service_url: SERVICE_URL, channel_id: 'msteams' };

let published: JWK;
let keysStatus = 200;
let authorization: string;
const server = createServer((request, response) => {
  const isMetadata = request.url!.endsWith('/openidconfiguration');
  const body = isMetadata
    ? { jwks_uri: 'https://login.botframework.com/v1/.well-known/keys' }
    : { keys: [{ ...published, kid: 'bot', alg: 'RS256', endorsements: ['msteams'] }] };
  response.writeHead(isMetadata ? 200 : keysStatus, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  published = await exportJWK(publicKey);
  const token = await new SignJWT({ serviceurl: SERVICE_URL })
    .setProtectedHeader({ alg: 'RS256', kid: 'bot' })
    .setIssuer('https://api.botframework.com')
    .setAudience(APP_ID)
    .setExpirationTime('1h')
    .sign(privateKey);
  authorization = `Bearer ${token}`;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function verifier(): VerifyBotToken {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = new TeamsConfig();
  Object.assign(config, { TEAMS_APP_ID: APP_ID, PROVIDER_ORIGINS: { 'https://login.botframework.com': origin } });
  return new VerifyBotToken(config, new Clock());
}

it('refuses no message while the keys of Microsoft cannot be had, because Microsoft sends a refused one no more', async () => {
  keysStatus = 503;
  await expect(verifier().isGenuine(authorization, said)).rejects.toThrow();
  keysStatus = 200;
  expect(await verifier().isGenuine(authorization, said)).toBe(true);
  expect(await verifier().isGenuine(authorization, { ...said, service_url: 'https://elsewhere.example/' })).toBe(false);
});
