import http from 'node:http';

/**
 * @typedef {{ url: string, username: string, key: string, dialect: string, highestOrderId: number }} Shop
 */

/**
 * One request with a kept-alive connection; the body is read to its end and nothing else is done with it.
 * @param {http.Agent} agent
 * @param {string} url
 * @param {{ form?: Record<string, string>, cookie?: string }} [options]
 * @returns {Promise<{ body: string, cookies: string[] }>}
 */
function send(agent, url, { form, cookie } = {}) {
  return new Promise((resolve, reject) => {
    const body = form === undefined ? null : new URLSearchParams(form).toString();
    const request = http.request(url, {
      agent,
      method: body === null ? 'GET' : 'POST',
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          body: Buffer.concat(chunks).toString(),
          cookies: response.headers['set-cookie'] ?? [],
        }),
      );
    });
    request.end(body ?? undefined);
  });
}

/**
 * Fires the GETs of a walk over ids 1…highest with nothing in between, `concurrency` at once over kept-alive connections.
 * On 2.3 each reader has a login of its own, as the walk has.
 * @param {Shop} shop
 * @param {number} concurrency
 * @returns {Promise<number>} ids a second
 */
export async function rawWalk(shop, concurrency) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  const is23 = shop.dialect === '2.3';
  const base = `${shop.url.replace(/\/$/, '')}/index.php?route=api/`;
  const login = async () => {
    const form = is23 ? { key: shop.key } : { username: shop.username, key: shop.key };
    const { body, cookies } = await send(agent, `${base}login`, { form });
    const said = JSON.parse(body);
    const cookie = cookies
      .map((text) => text.split(';')[0] ?? '')
      .filter((text) => text.startsWith('PHPSESSID'));
    return is23
      ? { query: `token=${said.token}`, options: { cookie: cookie.join('; ') } }
      : { query: `api_token=${said.api_token}`, options: {} };
  };
  const one = await login();
  const sessions = await Promise.all(
    Array.from({ length: concurrency }, () => (is23 ? login() : one)),
  );
  let next = shop.highestOrderId;
  const startedAt = performance.now();
  await Promise.all(
    sessions.map(async ({ query, options }) => {
      while (next > 0) {
        const id = next;
        next -= 1;
        await send(agent, `${base}order/info&${query}&order_id=${id}`, options);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return shop.highestOrderId / seconds;
}
