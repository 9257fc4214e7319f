import { limits } from '@krets/shared/limits';
import { norwegianZone } from '@krets/shared/moments';
import { dayIn } from '@krets/shared/search/days';
import { otherFormsOf } from '@krets/shared/search/fold';
import { type Question, questionOf } from '@krets/shared/search/question';
import { Injectable } from '@nestjs/common';
import { seatOf } from '../networks/membership/seat.entity.js';
import { networkOf } from '../networks/network.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { Realtime } from '../platform/realtime/realtime.js';
import { excerptOf } from './excerpt.js';
import { type FoundPassage, FoundTexts } from './found-texts.service.js';
import { OpenedPassages } from './opened-passages.js';
import { rank } from './ranking.js';
import { listRooms, type ReadableRoom } from './room-lists.js';
import type { SearchArgs } from './search.inputs.js';
import type { Found, SearchAnswer } from './search.types.js';
import { Turns } from './turns.js';

@Injectable()
export class SearchService {
  readonly #turns = new Turns();

  constructor(
    private readonly openedPassages: OpenedPassages,
    private readonly foundTexts: FoundTexts,
    realtime: Realtime,
  ) {
    realtime.onRoomClosed((networkId) => openedPassages.close(networkId));
  }

  /** Nothing of the question is stored or logged. */
  async search(tx: Tx, readable: readonly ReadableRoom[], args: SearchArgs): Promise<SearchAnswer> {
    const question = questionOf(args.words);
    if (question.words.length === 0) return { found: [], more: 0, looked: [] };
    const generation = this.openedPassages.generation();
    const [rooms, only] = await Promise.all([
      this.#asked(tx, readable, args, question).then((asked) => listRooms(tx, asked, generation)),
      this.#narrowed(tx, args, question),
    ]);
    const { ranked, keys, count } = await this.#turns.take(() => rank(rooms, question, generation, limits.found, only));
    const found = await this.#found(
      tx,
      ranked.map(({ passage }) => passage.id),
      keys,
    );
    const looked = question.words.map(({ word }) => ({ word, forms: otherFormsOf(word) }));
    return { found, more: Math.max(0, count - ranked.length), looked };
  }

  /** Of the rooms in which the viewer reads, those that are asked about. */
  async #asked(
    tx: Tx,
    readable: readonly ReadableRoom[],
    { networkId }: SearchArgs,
    { filters }: Question,
  ): Promise<ReadableRoom[]> {
    const named = filters.in === undefined ? null : await this.#roomsNamed(tx, filters.in);
    return readable.filter(
      (room) => (networkId ?? room.networkId) === room.networkId && (named?.includes(room.networkId) ?? true),
    );
  }

  /** @returns the ids of what the filters leave; undefined when there are none */
  async #narrowed(tx: Tx, args: SearchArgs, { filters }: Question): Promise<ReadonlySet<string> | undefined> {
    const { networkId = null, kind = null, seatId = null, after = null, before = null } = args;
    const seats = filters.from === undefined ? null : await this.#seatsNamed(tx, filters.from);
    const [mine, withFile] = [args.mine ?? false, args.withFile ?? false];
    const days = [dayIn(filters.after), dayIn(filters.before)];
    if (!mine && !withFile && [kind, seatId, after, before, seats, ...days].every((one) => one === null))
      return undefined;
    const row = await tx.row<{ ids: string | null }>(
      `SELECT string_agg(t.id::text, ',') AS ids FROM passages t
       WHERE ($1::uuid IS NULL OR t.network_id = $1) AND ($2::text IS NULL OR t.kind = $2) AND ($3::uuid IS NULL OR t.seat_id = $3)
         AND ($4::timestamptz IS NULL OR t.created_at >= $4) AND ($5::timestamptz IS NULL OR t.created_at < $5)
         AND (NOT $6 OR t.author_id = (SELECT app.me())) AND (NOT $7 OR t.has_file) AND ($8::uuid[] IS NULL OR t.seat_id = ANY ($8))
         AND ($9::date IS NULL OR t.created_at >= $9::date::timestamp AT TIME ZONE $11)
         AND ($10::date IS NULL OR t.created_at < $10::date::timestamp AT TIME ZONE $11)`,
      [networkId, kind, seatId, after, before, mine, withFile, seats, ...days, norwegianZone],
    );
    return new Set(row?.ids?.split(','));
  }

  async #roomsNamed(tx: Tx, name: string): Promise<string[]> {
    const rooms = await tx.rows<{ id: string; name: string }>('SELECT n.id, n.name FROM networks n');
    return rooms.filter((room) => hasWord(room.name, name)).map(({ id }) => id);
  }

  async #seatsNamed(tx: Tx, name: string): Promise<string[]> {
    const seats = await tx.rows<{ id: string; name: string }>(
      'SELECT s.id, p.name FROM seats s JOIN people p ON p.id = s.person_id',
    );
    return seats.filter((seat) => hasWord(seat.name, name)).map(({ id }) => id);
  }

  async #found(tx: Tx, ids: readonly string[], keys: ReadonlySet<string>): Promise<Found[]> {
    // All but the keys.
    const passages = await tx.rows<FoundPassage>(
      `SELECT t.id, t.network_id AS "networkId", t.kind, t.challenge_id AS "challengeId", t.resource_id AS "resourceId", t.piece,
         t.seat_id AS "seatId", t.created_at AS "createdAt" FROM passages t WHERE t.id = ANY($1)`,
      [ids],
    );
    // Who wrote them and where is asked for together with the texts.
    const [texts] = await Promise.all([
      this.foundTexts.read(tx, passages),
      ...passages.flatMap(({ seatId, networkId }) => [seatOf(tx, seatId), networkOf(tx, networkId)]),
    ]);
    const found = await Promise.all(
      ids.map(async (id): Promise<Found[]> => {
        const passage = passages.find((one) => one.id === id);
        const text = texts.get(id);
        if (!passage || !text) return [];
        const { kind, networkId, createdAt: at } = passage;
        const [by, network] = await Promise.all([seatOf(tx, passage.seatId), networkOf(tx, networkId)]);
        if (!by || !network) return [];
        const { title, challengeId, consultationId, meetingId } = text;
        const excerpt = excerptOf([text.text.body, text.text.file].filter(Boolean).join('\n\n'), keys);
        return [
          {
            id: passage.resourceId ?? id,
            kind,
            networkId,
            networkName: network.name,
            challengeId,
            consultationId,
            meetingId,
            title,
            excerpt,
            at,
            by,
          },
        ];
      }),
    );
    return found.flat();
  }
}

const hasWord = (name: string, asked: string) => ` ${name}`.toLowerCase().includes(` ${asked.trim().toLowerCase()}`);
