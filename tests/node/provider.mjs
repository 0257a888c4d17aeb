// A real identity provider for the tests, which misbehaves when it is asked to.
//
//   node provider.mjs PORT ALGORITHM REDIRECT_URI POST_LOGOUT_REDIRECT_URI [MINUTES]
//
// It listens on 127.0.0.1 and ends with its parent (stdin closed) or after MINUTES. POST /switch (JSON) says who signs
// in next and what goes wrong: {"person": {"sub", "email", "email_verified"}, "acr": "…", "fault": "…"}.
import { createServer } from 'node:http';
import { generateKeyPair, exportJWK, exportSPKI, SignJWT, UnsecuredJWT, decodeJwt } from 'jose';
import Provider from 'oidc-provider';

const [port, algorithm, redirectUri, leftUri, minutes = '20'] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const CLIENT = 'gouvernail-essai';
const SECRET = 'un-secret-d-essai-bien-assez-long-pour-signer';
const KID = 'cle-du-fournisseur';

const own = await generateKeyPair(algorithm, { extractable: true });
const stranger = await generateKeyPair(algorithm, { extractable: true });
const published = { ...(await exportJWK(own.privateKey)), kid: KID, alg: algorithm, use: 'sig' };

const now = {
  person: { sub: 'personne-1', email: 'pilotage@exemple.fr' }, acr: undefined, fault: '',
};

const provider = new Provider(issuer, {
  clients: [{
    client_id: CLIENT,
    client_secret: SECRET,
    redirect_uris: [redirectUri],
    post_logout_redirect_uris: [leftUri],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post',
    id_token_signed_response_alg: algorithm,
    userinfo_signed_response_alg: algorithm,
  }],
  jwks: { keys: [published] },
  scopes: ['openid', 'email'],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], acr: null },
  acrValues: ['eidas1', 'eidas2'],
  extraParams: ['idp_hint'],
  pkce: { required: () => false, methods: ['S256'] },
  cookies: { keys: ['une-cle-d-essai'] },
  features: {
    devInteractions: { enabled: false },
    jwtUserinfo: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      // The page of the library asks another host for its letters.
      logoutSource: (ctx, form) => {
        ctx.body = `<!doctype html><html lang="fr"><link rel="icon" href="data:,"><title>Fournisseur d’essai</title><h1>Se déconnecter ?</h1>${form}
          <button form="op.logoutForm" name="logout" value="yes">Oui</button></html>`;
      },
    },
  },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (ctx, sub) => ({
    accountId: sub,
    claims: () => ({ ...now.person, sub }),
  }),
  // Nobody is asked to agree: the tests are about what comes back.
  loadExistingGrant: async (ctx) => {
    const grant = new provider.Grant({
      clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid email');
    await grant.save();
    return grant;
  },
});

const signed = (claims, { key = own.privateKey, kid = KID, alg = algorithm } = {}) => new SignJWT(claims)
  .setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(key);
const seconds = () => Math.floor(Date.now() / 1000);

const forgeries = {
  wrong_nonce: (claims) => signed({ ...claims, nonce: 'un-autre' }),
  no_nonce: ({ nonce, ...claims }) => signed(claims),
  expired: (claims) => signed({ ...claims, iat: seconds() - 7200, exp: seconds() - 3600 }),
  endless: ({ exp, ...claims }) => signed(claims),
  not_yet: (claims) => signed({ ...claims, nbf: seconds() + 3600 }),
  from_tomorrow: (claims) => signed({ ...claims, iat: seconds() + 86400, exp: seconds() + 90000 }),
  other_audience: (claims) => signed({ ...claims, aud: 'un-autre-site' }),
  several_audiences: (claims) => signed({ ...claims, aud: [CLIENT, 'un-autre-site'] }),
  other_party: (claims) => signed({ ...claims, azp: 'un-autre-site' }),
  other_issuer: (claims) => signed({ ...claims, iss: 'https://ailleurs.exemple' }),
  forged: (claims) => signed(claims, { key: stranger.privateKey }),
  unknown_key: (claims) => signed(claims, { key: stranger.privateKey, kid: 'une-autre-cle' }),
  no_signature: (claims) => new UnsecuredJWT(claims).encode(),
  shared_secret: (claims) => signed(claims, { key: new TextEncoder().encode(SECRET), alg: 'HS256' }),
  public_key_as_secret: async (claims) => signed(
    claims,
    { key: new TextEncoder().encode(await exportSPKI(own.publicKey)), alg: 'HS256' },
  ),
  altered: async (claims, token) => {
    const [head, , signature] = token.split('.');
    const other = Buffer.from(JSON.stringify({ ...claims, sub: 'quelqu-un-d-autre' })).toString('base64url');
    return `${head}.${other}.${signature}`;
  },
  garbage: () => 'ceci.n-est-pas.un-jeton',
};

// After the provider has answered, its answer is changed.
provider.use(async (ctx, next) => {
  await next();
  const { fault } = now;
  const route = ctx.oidc?.route;
  if (route === 'token' && ctx.body?.id_token) {
    if (fault === 'no_token') delete ctx.body.id_token;
    if (forgeries[fault]) ctx.body.id_token = await forgeries[fault](decodeJwt(ctx.body.id_token), ctx.body.id_token);
    if (fault === 'token_not_json') ctx.body = 'rien de lisible';
  }
  if (route === 'userinfo' && fault.startsWith('userinfo_')) {
    const told = decodeJwt(String(ctx.body));
    const kind = fault.slice('userinfo_'.length);
    if (kind === 'plain') ctx.body = told;
    else if (kind === 'other_person') ctx.body = await signed({ ...told, sub: 'quelqu-un-d-autre' });
    else ctx.body = await forgeries[kind](told, String(ctx.body));
    if (kind !== 'plain') ctx.type = 'application/jwt';
  }
  if (route === 'discovery' && fault === 'discovery_other_issuer') {
    ctx.body = { ...ctx.body, issuer: 'https://ailleurs.exemple' };
  }
});

const bodyOf = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
};

const server = createServer(async (request, response) => {
  const answer = provider.callback();
  if (request.url === '/switch') {
    Object.assign(now, { acr: undefined, fault: '' }, JSON.parse(await bodyOf(request)));
    response.writeHead(204).end();
  } else if (request.url.startsWith('/interaction/')) {
    const login = { accountId: now.person.sub, acr: now.acr, remember: false };
    await provider.interactionFinished(request, response, { login });
  } else if (now.fault === 'hangs' && request.url.startsWith('/token')) {
    request.resume(); // and never answers
  } else if (now.fault === 'breaks' && request.url.startsWith('/token')) {
    response.writeHead(500).end('<h1>Panne</h1>');
  } else {
    await answer(request, response);
  }
});

server.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
process.stdin.resume();
process.stdin.on('close', () => process.exit(0));
process.stdin.on('end', () => process.exit(0));
setTimeout(() => process.exit(0), Number(minutes) * 60_000).unref();
