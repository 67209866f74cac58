// oidc-provider on a free port of this machine, with the token exchange of RFC 8693 as a grant of its own, which it leaves to
// whoever runs it. /mandate/KIND answers with a mandate (a JWT of the type mandate+jwt) to be exchanged: active, child, expired,
// withdrawn, foreign (another person's), forged, nothing (it covers nothing of this portal).
// Says "ready PORT" on its standard output; ends when its standard input is closed.
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import * as oidc from 'oidc-provider';

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const JWT = 'urn:ietf:params:oauth:token-type:jwt';
const ACCESS = 'urn:ietf:params:oauth:token-type:access_token';
const API = 'urn:portal:api';
const SCOPE = 'profile:read applications:read applications:write';

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const keys = await generateKeyPair('ES256', { extractable: true });
const forger = await generateKeyPair('ES256');
const resourceServer = { scope: SCOPE, audience: API, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } };

const provider = new oidc.Provider(issuer, {
  clients: [{
    client_id: 'kiosk',
    token_endpoint_auth_method: 'none',
    grant_types: [DEVICE, 'refresh_token', EXCHANGE],
    response_types: [],
    redirect_uris: [],
    id_token_signed_response_alg: 'ES256',
  }],
  jwks: { keys: [{ ...(await exportJWK(keys.privateKey)), kid: 'ES256', alg: 'ES256', use: 'sig' }] },
  cookies: { keys: ['for the tests only'] },
  scopes: ['openid', 'offline_access', ...SCOPE.split(' ')],
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  extraTokenClaims: (ctx) => (ctx.oidc.actor ? { act: { sub: ctx.oidc.actor } } : undefined),
  features: {
    deviceFlow: { enabled: true, charset: 'digits', mask: '***-***-***' },
    revocation: { enabled: true },
    dPoP: { enabled: true },
    resourceIndicators: { enabled: true, defaultResource: () => API, getResourceServerInfo: () => resourceServer },
  },
  ttl: { AccessToken: 300, DeviceCode: 120, Grant: 1200, IdToken: 300, Interaction: 600, RefreshToken: 1200, Session: 1200 },
});

async function read(token) {
  try {
    return (await jwtVerify(token, keys.publicKey, { issuer, typ: 'mandate+jwt' })).payload;
  } catch {
    throw new oidc.errors.InvalidGrant('a token that does not hold');
  }
}

// called with the context alone: there is no next (contract §C.8)
async function exchange(ctx) {
  const asked = ctx.oidc.params;
  if (asked.subject_token_type !== JWT || asked.actor_token_type !== ACCESS) {
    throw new oidc.errors.InvalidRequest('other types of tokens are wanted');
  }
  const mandate = await read(asked.subject_token);
  // a token of somebody who acts for another is a JWT, and is not found: nobody acts twice removed
  const actor = await provider.AccessToken.find(asked.actor_token);
  if (mandate.withdrawn || mandate.may_act.sub !== actor?.accountId) {
    throw new oidc.errors.InvalidGrant('this mandate does not hold for whoever asks');
  }
  const scope = mandate.scope.split(' ').filter((each) => SCOPE.split(' ').includes(each)).join(' ');
  if (!scope) throw new oidc.errors.InvalidScope('nothing is left', mandate.scope);
  const grant = new provider.Grant({ accountId: mandate.sub, clientId: ctx.oidc.client.clientId });
  grant.addResourceScope(API, scope);
  const token = new provider.AccessToken({
    accountId: mandate.sub, client: ctx.oidc.client, grantId: await grant.save(), gty: 'token-exchange', scope,
  });
  token.resourceServer = new provider.ResourceServer(API, resourceServer);
  ctx.oidc.actor = actor.accountId;
  ctx.body = {
    access_token: await token.save(), issued_token_type: ACCESS, token_type: 'Bearer', expires_in: token.expiration, scope,
  };
}
const PARAMETERS = ['subject_token', 'subject_token_type', 'actor_token', 'actor_token_type', 'scope', 'resource'];
provider.registerGrantType(EXCHANGE, exchange, PARAMETERS, ['resource']);

const MANDATES = {
  active: { sub: 'company' },
  child: { sub: 'child' },
  expired: { sub: 'company', exp: 1000 },
  withdrawn: { sub: 'company', withdrawn: true },
  foreign: { sub: 'company', may_act: { sub: 'p2' } },
  forged: { sub: 'company' },
  nothing: { sub: 'company', scope: 'payments:read' },
};

async function mandate(kind) {
  const at = Math.floor(Date.now() / 1000);
  const claims = { may_act: { sub: 'p1' }, scope: 'applications:read applications:write', exp: at + 600, ...MANDATES[kind] };
  const key = kind === 'forged' ? forger.privateKey : keys.privateKey;
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'mandate+jwt' }).setIssuer(issuer).setIssuedAt(at).sign(key);
}

const answer = provider.callback();
server.on('request', async (request, response) => {
  const kind = request.url.replace('/mandate/', '');
  if (!(kind in MANDATES)) return answer(request, response);
  return response.end(await mandate(kind));
});
process.stdin.on('end', () => process.exit(0)).resume();
console.log(`ready ${server.address().port}`);
