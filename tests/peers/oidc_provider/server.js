// oidc-provider on a free port of this machine, with its own development pages for the person's side.
// Says "ready PORT" on its standard output; ends when its standard input is closed.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import * as oidc from 'oidc-provider';

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const SCOPE = 'openid offline_access profile:read applications:read applications:write';
const API = 'urn:portal:api';
const NONCES = process.argv.includes('nonces');

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address();

async function key(alg) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: alg, alg, use: 'sig' };
}

function client(id, algorithm) {
  return {
    client_id: id,
    token_endpoint_auth_method: 'none',
    grant_types: [GRANT, 'refresh_token'],
    response_types: [],
    redirect_uris: [],
    id_token_signed_response_alg: algorithm,
  };
}

// somebody at home: any port of the loopback interface will do (RFC 8252)
const desktop = {
  client_id: 'desktop',
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: ['http://127.0.0.1/signed-in'],
  id_token_signed_response_alg: 'ES256',
};

const provider = new oidc.Provider(`http://127.0.0.1:${port}`, {
  clients: [client('kiosk', 'ES256'), client('hasty', 'RS256'), desktop],
  jwks: { keys: [await key('ES256'), await key('RS256')] },
  cookies: { keys: ['for the tests only'] },
  scopes: SCOPE.split(' '),
  acrValues: ['substantial', 'high'],
  enabledJWA: { idTokenSigningAlgValues: ['ES256', 'RS256'] },
  features: {
    deviceFlow: { enabled: true, charset: 'digits', mask: '***-***-***' },
    revocation: { enabled: true },
    // tokens are bound to keys; where nonces are wanted, the tokens are also good for its own userinfo endpoint
    dPoP: NONCES ? { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true } : { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => (NONCES ? undefined : API),
      getResourceServerInfo: () => ({
        scope: 'profile:read applications:read applications:write',
        audience: API,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  ttl: {
    AccessToken: 300,
    DeviceCode: (ctx, token, who) => (who.clientId === 'hasty' ? 1 : 120),
    Grant: 1200,
    IdToken: 300,
    Interaction: 600,
    RefreshToken: 1200,
    Session: 1200,
  },
});
server.on('request', provider.callback());
process.stdin.on('end', () => process.exit(0)).resume();
console.log(`ready ${port}`);
