import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cleanedArray, httpBuildQuery, phpArrayFrom } from '../php/php-array';
import { startDemoShop } from '../server';
import { send } from '../testing/http-client';
import { canonicalBody, linesToSign, sign, usualJoin } from '../testing/signer';
import { signatureOf, stringToSign } from './signature';

const vectors = z
  .array(
    z.object({
      name: z.string(),
      route: z.string(),
      call: z.string(),
      username: z.string(),
      host: z.string(),
      path: z.string(),
      store_id: z.number(),
      language: z.string(),
      currency: z.string(),
      time: z.number(),
      key: z.string(),
      rawBody: z.string(),
      escapedQuery: z.string(),
      stringToSign: z.string(),
      signature: z.string(),
    }),
  )
  .min(3)
  .parse(
    JSON.parse(
      readFileSync(
        join(import.meta.dirname, '../../contract/4.1.0.4/signature-vectors.json'),
        'utf8',
      ),
    ),
  );

describe.each(vectors)('vector: $name', (vector) => {
  const fields = phpArrayFrom([...new URLSearchParams(vector.rawBody)]);

  test('the shop builds the same body, string and signature', () => {
    const parts = { ...vector, folder: vector.path, storeId: vector.store_id, fields };
    expect(httpBuildQuery(cleanedArray(fields))).toBe(vector.escapedQuery);
    expect(stringToSign(parts)).toBe(vector.stringToSign);
    expect(signatureOf(parts, vector.key)).toBe(vector.signature);
  });

  test("so does the tests' own signer", () => {
    const body = canonicalBody(Object.fromEntries(new URLSearchParams(vector.rawBody)));
    const query = { ...vector, store_id: String(vector.store_id) };
    const { username, host, path, time } = vector;
    const facts = { username, host, folder: path, body, time: String(time) };
    const { route, call, store_id, language, currency } = query;
    const lines = linesToSign({ route, call, store_id, language, currency }, facts);
    expect(sign(usualJoin(lines), vector.key)).toBe(vector.signature);
  });
});

test('a shop in a folder wants the folder signed', async () => {
  const shop = await startDemoShop({ dialect: '4.1', orders: 5, path: '/store/' });
  const ask = async (folder: string): Promise<number> => {
    const { host } = new URL(shop.url);
    const time = String(Math.floor(Date.now() / 1000));
    const query = { route: 'api/order', call: 'ping', store_id: '0', language: 'en-gb' };
    const facts = { username: shop.username, host, folder, body: '', time };
    const signature = sign(usualJoin(linesToSign({ ...query, currency: 'EUR' }, facts)), shop.key);
    const all = { ...query, currency: 'EUR', username: shop.username, time, signature };
    const url = `${shop.url}/index.php?${new URLSearchParams(all).toString()}`;
    return (await send(url)).status;
  };
  expect(await ask('/store/')).toBe(200);
  expect(await ask('/')).toBe(403);
  shop.control.set({ isPatched41: false });
  expect(await ask('/')).toBe(403);
  await shop.close();
});
