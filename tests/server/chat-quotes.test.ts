import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  act,
  answerQuote,
  edit,
  postMessage,
  type QuoteRequest,
  quoteMessages,
  quotesOf,
  requestsOf,
} from '../support/chat.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let siri: Person;
let ola: Person;
let liv: Person;
let bystander: Person;

beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'IT-leiarar i vest', 4);
  [siri, ola, liv, bystander] = room.members as [Person, Person, Person, Person];
});
afterAll(() => server.stop());

const noted = (person: Person, challengeId: string) =>
  quotesOf(person, challengeId).then((quotes) => quotes.map(({ answer, body }) => [answer, body]));
const only = (requests: QuoteRequest[], challengeId: string) => {
  const found = requests.find((request) => request.challenge.id === challengeId);
  if (!found) throw new Error('Nobody asked.');
  return found;
};

describe('messages quoted in a challenge', () => {
  it('are shown when their authors have agreed, and are left out until then', async () => {
    const own = await postMessage(siri, room.id, 'Eg får ikkje tid til å leie');
    const olas = await postMessage(ola, room.id, 'Same her sidan i haust');
    const livs = await postMessage(liv, room.id, 'Hos oss òg, etter kuttet');
    const { id } = await siri.postChallenge(room.id);
    await quoteMessages(siri, id, [livs.id, own.id, olas.id]);
    await quoteMessages(siri, id, [livs.id]);
    const mine = ['AGREED', 'Eg får ikkje tid til å leie'];
    expect(await noted(bystander, id)).toEqual([mine]);
    expect(await noted(siri, id)).toEqual([mine, ['ASKED', null], ['ASKED', null]]);
    expect(await noted(ola, id)).toEqual([mine, ['ASKED', null]]);

    const waiting = '{ actionItems { reason count challenge { id } } }';
    expect((await ola.ask<{ actionItems: unknown[] }>(waiting)).actionItems).toContainEqual({
      reason: 'YOUR_WORDS_ASKED_FOR',
      count: 1,
      challenge: { id },
    });
    const request = only(await requestsOf(ola, room.id), id);
    expect(request).toMatchObject({
      words: 'Same her sidan i haust',
      quote: { viewerMay: { agree: true, refuse: true } },
    });
    for (const other of [siri, liv, bystander]) {
      await expect(answerQuote(other, 'agreeToQuote', request.quote.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(answerQuote(other, 'refuseQuote', request.quote.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await answerQuote(ola, 'agreeToQuote', request.quote.id);
    await answerQuote(liv, 'refuseQuote', only(await requestsOf(liv, room.id), id).quote.id);
    expect(await noted(bystander, id)).toEqual([mine, ['AGREED', 'Same her sidan i haust']]);
    expect(await noted(siri, id)).toEqual([mine, ['AGREED', 'Same her sidan i haust'], ['REFUSED', null]]);
    expect([await requestsOf(ola, room.id), await requestsOf(liv, room.id)]).toEqual([[], []]);
    for (const person of [ola, liv]) expect(JSON.stringify(await person.ask(waiting))).not.toContain('ASKED_FOR');
  });

  it('leave when the yes is taken back, and when the message is withdrawn', async () => {
    const [first, second] = [
      await postMessage(ola, room.id, 'Ja til det eine'),
      await postMessage(ola, room.id, 'Ja til det andre'),
    ];
    const { id } = await siri.postChallenge(room.id);
    await quoteMessages(siri, id, [first.id, second.id]);
    for (const { quote } of await requestsOf(ola, room.id)) await answerQuote(ola, 'agreeToQuote', quote.id);
    const quotes = await quotesOf(ola, id);
    await answerQuote(ola, 'refuseQuote', quotes[0]?.id ?? '');
    expect(await noted(bystander, id)).toEqual([['AGREED', 'Ja til det andre']]);
    await act(ola, 'withdrawMessage', second.id);
    expect(await noted(bystander, id)).toEqual([]);
    expect(await requestsOf(ola, room.id)).toEqual([]);
    await act(ola, 'restoreMessage', second.id);
    expect(only(await requestsOf(ola, room.id), id).words).toBe('Ja til det andre');
  });

  it('retain the text as it was when agreed, and outlive the message', async () => {
    const message = await postMessage(liv, room.id, 'Fyrst slik');
    const { id } = await siri.postChallenge(room.id);
    await quoteMessages(siri, id, [message.id]);
    await edit(liv, message.id, 'Så slik');
    await answerQuote(liv, 'agreeToQuote', only(await requestsOf(liv, room.id), id).quote.id);
    await edit(liv, message.id, 'Seinare noko anna');
    await server.database.asSuperuser(`UPDATE messages SET created_at = now() - interval '91 days' WHERE id = $1`, [
      message.id,
    ]);
    await server.database.asSuperuser('SELECT app.expire_messages()');
    expect(await noted(bystander, id)).toEqual([['AGREED', 'Så slik']]);
    const [quote] = await quotesOf(liv, id);
    expect(quote?.viewerMay).toEqual({ agree: false, refuse: true });
    await answerQuote(liv, 'refuseQuote', quote?.id ?? '');
    expect(await noted(bystander, id)).toEqual([]);
  });

  it('go to one’s own challenge in the same room, and nowhere else', async () => {
    const message = await postMessage(ola, room.id, 'Ikkje til kven som helst');
    const { id } = await siri.postChallenge(room.id);
    const gone = await postMessage(ola, room.id, 'Angra');
    await act(ola, 'withdrawMessage', gone.id);
    const elsewhere = await createNetwork(administrator, 'Naboen', 1);
    const theirs = await postMessage(elsewhere.facilitator, elsewhere.id, 'Hos naboen');
    for (const attempt of [
      quoteMessages(liv, id, [message.id]),
      quoteMessages(elsewhere.facilitator, id, [message.id]),
      quoteMessages(siri, id, [theirs.id]),
      quoteMessages(siri, id, [message.id, gone.id]),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await quotesOf(siri, id)).toEqual([]);
    await expect(quoteMessages(siri, id, [])).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
