import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { TestServer } from './server.js';

const file = new URL('../../web/dist/.persisted-documents.json', import.meta.url);
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** The operations of the web as it is built, and as an earlier build had them: the same, under other hashes. */
export const operations = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
const earlier = new Map(
  Object.entries(operations).map(([hash, text]) => {
    const old = `# An earlier build\n${text}`;
    return [hash, { hash: hashOf(old), text: old }] as const;
  }),
);

/** As a server of that build would have left it. @param daysAgo when it was last started */
export async function registerEarlierBuild(
  { database }: TestServer,
  daysAgo: number,
  more: string[] = [],
): Promise<void> {
  const texts = [...earlier.values(), ...more.map((text) => ({ hash: hashOf(text), text }))];
  const all = Object.fromEntries(texts.map(({ hash, text }) => [hash, text]));
  await database.asSuperuser(
    `INSERT INTO app.web_builds (id, operations, started_at) VALUES (gen_random_uuid()::text, $1, now() - make_interval(days => $2))`,
    [JSON.stringify(all), daysAgo],
  );
}

/** From now on the page asks as a tab does that was opened with the earlier build. @returns the way to stop */
export async function actAsEarlierBuild(page: Page): Promise<() => Promise<void>> {
  await page.route('**/graphql', (route) => {
    const body = route.request().postDataJSON();
    const { persistedQuery } = body.extensions;
    persistedQuery.sha256Hash = earlier.get(persistedQuery.sha256Hash)?.hash ?? persistedQuery.sha256Hash;
    return route.continue({ postData: JSON.stringify(body) });
  });
  return () => page.unroute('**/graphql');
}

/** Asks by hash, as the web does. */
export const askByHash = async (server: TestServer, hash: string, variables: object = {}) => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
  });
  return {
    status: response.status,
    ...((await response.json()) as { data?: object; errors?: { extensions: object }[] }),
  };
};

export const hashes = { of: hashOf, earlier: (hash: string) => earlier.get(hash)?.hash ?? '' };
