import { deepStrictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import type { Asking, Job } from './jobs.js';

async function dataOf(url: string, { path, cookie, body }: Asking): Promise<unknown> {
  const headers = { 'content-type': 'application/json', cookie };
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers,
    body: body.replace('%uuid%', () => randomUUID()),
  });
  return ((await response.json()) as { data: unknown }).data;
}

/** Leaves out the fields that always differ between two posts. */
function comparable(data: unknown): unknown {
  const { postContribution } = data as { postContribution?: Record<string, unknown> };
  if (!postContribution) return data;
  const { id, clientId, seq, path, createdAt, ...same } = postContribution;
  return { ...same, fields: Object.keys({ id, clientId, seq, path, createdAt }) };
}

/** @throws when the two servers do not give the same data for the same act */
export async function assertSameData(jobs: Job[], oursUrl: string, thinUrl: string): Promise<void> {
  for (const { ours, thin } of jobs) {
    for (const [n, act] of ours.slice(0, 20).entries()) {
      for (const [i, asking] of act.entries()) {
        const [mine, theirs] = [await dataOf(oursUrl, asking), await dataOf(thinUrl, thin[n]?.[i] ?? asking)];
        deepStrictEqual(comparable(theirs), comparable(mine));
      }
    }
  }
}
