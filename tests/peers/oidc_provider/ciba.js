// oidc-provider on a free port of this machine, for one enrolled kiosk: mobile ID (CIBA, poll) and private_key_jwt.
// The kiosk's public key is the first argument. /phone/confirmed, /phone/refused and /phone/failed are what the person does,
// and answer with the code that stood on the phone. Says "ready PORT"; ends when its standard input is closed.
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import * as oidc from 'oidc-provider';

const CIBA = 'urn:openid:params:grant-type:ciba';
const API = 'urn:portal:api';
const SCOPE = 'profile:read applications:read applications:write';
const PEOPLE = { 'tel:+994501234567;user-id=123456': 'p1' };

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address();

async function key(alg) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: alg, alg, use: 'sig' };
}

function client(id) {
  return {
    client_id: id,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    backchannel_token_delivery_mode: 'poll',
    grant_types: [CIBA, 'client_credentials'],
    response_types: [],
    redirect_uris: [],
    id_token_signed_response_alg: 'ES256',
    scope: `openid device ${SCOPE}`,
    jwks: { keys: [JSON.parse(process.argv[2])] },
  };
}

let asked; // what stands on the phone

const provider = new oidc.Provider(`http://127.0.0.1:${port}`, {
  clients: [client('kiosk'), client('hasty')],
  jwks: { keys: [await key('ES256')] },
  cookies: { keys: ['for the tests only'] },
  scopes: ['openid', 'device', ...SCOPE.split(' ')],
  acrValues: ['substantial', 'high'],
  enabledJWA: { idTokenSigningAlgValues: ['ES256'], clientAuthSigningAlgValues: ['ES256'] },
  findAccount: (ctx, id) => (id === 'p1' ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    revocation: { enabled: true },
    dPoP: { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true },
    ciba: {
      enabled: true,
      deliveryModes: ['poll'],
      processLoginHint: (ctx, hint) => PEOPLE[hint] ?? 'nobody',
      validateRequestContext: () => {},
      verifyUserCode: () => {},
      triggerAuthenticationDevice: (ctx, request) => {
        asked = request;
      },
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => API,
      getResourceServerInfo: () => ({
        scope: `device ${SCOPE}`,
        audience: API,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  ttl: {
    AccessToken: 300,
    BackchannelAuthenticationRequest: (ctx, request, who) => (who.clientId === 'hasty' ? 1 : 120),
    ClientCredentials: 300,
    Grant: 1200,
    IdToken: 300,
  },
});

async function confirmed() {
  const grant = new provider.Grant({ accountId: asked.accountId, clientId: asked.clientId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(API, SCOPE);
  await grant.save();
  await provider.backchannelResult(asked, grant, { acr: 'high', authTime: Math.floor(Date.now() / 1000) });
}

const decisions = {
  '/phone/confirmed': confirmed,
  '/phone/refused': () => provider.backchannelResult(asked, new oidc.errors.AccessDenied()),
  '/phone/failed': () => provider.backchannelResult(asked, new oidc.errors.TransactionFailed()),
};
const issuer = provider.callback();
server.on('request', async (request, response) => {
  const decide = decisions[request.url];
  if (!decide) return issuer(request, response);
  await decide();
  return response.end(asked.params.binding_message);
});
process.stdin.on('end', () => process.exit(0)).resume();
console.log(`ready ${port}`);
