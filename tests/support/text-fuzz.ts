import { expect } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import { cleanLine, cleanText, isVisible } from '@krets/shared/text';
import type { Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from '../../web/src/discussion/contributions/Markdown.js';
import { seededRandom } from '../bench/seeded-random.js';
import { postMessage } from './chat.js';
import { hostileText } from './hostile-text.js';
import type { TestNetwork } from './networks.js';
import { type Person, Refused } from './person.js';

const inRound = 16;
/** What a round sends: contributions, messages, and a title and a name. */
export const textsInRound = 2 * inRound + 2;

type Sent = { id: string; body: string };

/**
 * Hostile texts through thread, chat, title and name. After each round the pages of a reader open, and show each text as its writer
 * saw it, which is as the same component renders what was sent.
 */
export async function fuzzTexts(room: TestNetwork, page: Page, rounds: number, seed: number) {
  const random = seededRandom(seed);
  const [writer, named] = room.members as [Person, Person];
  const counts = { sent: 0, refused: 0, shown: 0 };

  /** Undefined where it was refused, which only a text without anything to see, or a name that leads somewhere, may be. */
  async function send<T>(post: () => Promise<T>, mayBeRefused: boolean): Promise<T | undefined> {
    counts.sent++;
    try {
      return await post();
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'BAD_INPUT' && mayBeRefused)) throw error;
      counts.refused++;
      return undefined;
    }
  }
  const textOf = (most: number) => {
    const text = hostileText(random, random(12) === 0 ? most : 40);
    // Some letters become two when they are brought into their one form.
    const length = [...cleanText(text)].length;
    return [...text].slice(0, length > most ? Math.floor((most * most) / length / 2) : most).join('');
  };

  for (let round = 0; round < rounds; round++) {
    const title = textOf(limits.title);
    const challenge =
      (await send(() => writer.postChallenge(room.id, { title }), !isVisible(cleanLine(title)))) ??
      (await writer.postChallenge(room.id));
    const name = textOf(limits.name);
    await send(() => named.saveProfile(name, 'Leiar', '971040238'), true);

    const contributions: Sent[] = [];
    const messages: Sent[] = [];
    for (let i = 0; i < inRound; i++) {
      const body = textOf(limits.body);
      const posted = await send(() => writer.contribute(challenge.id, body), !isVisible(cleanText(body)));
      if (posted) contributions.push({ id: posted.id, body: cleanText(body) });
      const words = textOf(limits.message);
      const message = await send(() => postMessage(writer, room.id, words), !isVisible(cleanText(words)));
      if (message) messages.push({ id: message.id, body: cleanText(words) });
      if (message) expect(message.body).toBe(cleanText(words));
    }
    const stored = await named.thread(challenge.id);
    expect(stored.map(({ body }) => body)).toEqual(contributions.map(({ body }) => body));
    const last = await named.contribute(challenge.id, `Runde ${round}`);
    await postMessage(named, room.id, `Runde ${round}`);

    await page.goto(`/challenges/${challenge.id}`);
    await page.locator(`[id="c-${last.id}"]`).getByText(`Runde ${round}`).waitFor();
    expect(cleanLine((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')).toBe(challenge.title);
    counts.shown += await assertShown(page, contributions, (id) => `[id="c-${id}"] .markdown`);
    const { me } = await named.ask<{ me: { person: { name: string } } }>('{ me { person { name } } }');
    if (cleanLine(name) === me.person.name)
      expect(await page.locator(`[id="c-${last.id}"]`).textContent()).toContain(me.person.name);
    await page.goto(`/rooms/${room.id}/chat`);
    await page.getByText(`Runde ${round}`, { exact: true }).waitFor();
    counts.shown += await assertShown(page, messages, (id) => `[data-anchor="${id}"] .markdown`);
  }
  return counts;
}

/** Compares what is on the page with what the component renders, both read by the browser. */
async function assertShown(page: Page, sent: Sent[], where: (id: string) => string): Promise<number> {
  const expected = sent.map(({ id, body }) => ({
    where: where(id),
    markup: renderToStaticMarkup(createElement(Markdown, { text: body, lang: 'nn' })),
  }));
  const found = await page.evaluate((all) => {
    const template = document.createElement('template');
    return all.map(({ where, markup }) => {
      template.innerHTML = markup;
      return {
        meant: template.content.firstElementChild?.textContent,
        shown: document.querySelector(where)?.textContent,
      };
    });
  }, expected);
  for (const { meant, shown } of found) expect(shown).toBe(meant);
  return found.length;
}
