import { limits } from '@krets/shared/limits';
import { norwegianZone } from '@krets/shared/moments';
import { dayIn } from '@krets/shared/search/days';
import { otherFormsOf } from '@krets/shared/search/fold';
import { type Question, questionOf } from '@krets/shared/search/question';
import { Injectable } from '@nestjs/common';
import { seatOf } from '../networks/membership/seat.entity.js';
import { networkOf } from '../networks/network.entity.js';
import { Passage } from '../passages/passage.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { Realtime } from '../platform/realtime/realtime.js';
import { excerptOf } from './excerpt.js';
import { FoundTexts } from './found-texts.service.js';
import { type Generation, type OpenedPassage, OpenedPassages } from './opened-passages.js';
import { rank } from './ranking.js';
import type { SearchArgs } from './search.inputs.js';
import type { Found, SearchAnswer } from './search.types.js';
import { Slices } from './slices.js';

/** A passage that the viewer may read: its id, its revision, which changes with its keys, and of a resource the one it is `of`. */
type Readable = { id: string; revision: string; networkId: string; of?: string };

/** How many passages are fetched at a time. */
const batch = 300;
const idLength = 36;
const revision = `t.id || '.' || t.xmin || coalesce('.' || t.resource_id, '')`;

@Injectable()
export class SearchService {
  constructor(
    private readonly openedPassages: OpenedPassages,
    private readonly foundTexts: FoundTexts,
    realtime: Realtime,
  ) {
    realtime.onSeatEnded((networkId) => openedPassages.close(networkId));
  }

  /** Nothing of the question is stored or logged. */
  async search(tx: Tx, args: SearchArgs): Promise<SearchAnswer> {
    const question = questionOf(args.words);
    if (question.words.length === 0) return { found: [], more: 0, looked: [] };
    const readable = await this.#readable(tx, args, question);
    const generation = this.openedPassages.generation();
    const passages = await this.#opened(tx, readable, generation);
    const { ranked, keys, count } = await rank(passages, question, generation, limits.found);
    const found = await this.#found(
      tx,
      ranked.map(({ passage }) => passage.id),
      keys,
    );
    const looked = question.words.map(({ word }) => ({ word, forms: otherFormsOf(word) }));
    return { found, more: Math.max(0, count - ranked.length), looked };
  }

  /** Row-level security decides; the filters only leave out. */
  async #readable(tx: Tx, args: SearchArgs, { filters }: Question): Promise<Readable[]> {
    const { networkId = null, kind = null, seatId = null, after = null, before = null, mine, withFile } = args;
    const [rooms, seats] = await Promise.all([
      filters.in === undefined ? null : this.#roomsNamed(tx, filters.in),
      filters.from === undefined ? null : this.#seatsNamed(tx, filters.from),
    ]);
    const rows = await tx.rows<{ networkId: string; revisions: string }>(
      `SELECT t.network_id AS "networkId", string_agg(${revision}, ',') AS revisions FROM passages t
       WHERE ($1::uuid IS NULL OR t.network_id = $1) AND ($2::text IS NULL OR t.kind = $2) AND ($3::uuid IS NULL OR t.seat_id = $3)
         AND ($4::timestamptz IS NULL OR t.created_at >= $4) AND ($5::timestamptz IS NULL OR t.created_at < $5)
         AND (NOT $6 OR t.author_id = (SELECT app.me())) AND (NOT $7 OR t.has_file)
         AND ($8::uuid[] IS NULL OR t.network_id = ANY ($8)) AND ($9::uuid[] IS NULL OR t.seat_id = ANY ($9))
         AND ($10::date IS NULL OR t.created_at >= $10::date::timestamp AT TIME ZONE $12)
         AND ($11::date IS NULL OR t.created_at < $11::date::timestamp AT TIME ZONE $12)
       GROUP BY t.network_id`,
      [
        networkId,
        kind,
        seatId,
        after,
        before,
        mine ?? false,
        withFile ?? false,
        rooms,
        seats,
        dayIn(filters.after),
        dayIn(filters.before),
        norwegianZone,
      ],
    );
    return rows.flatMap(({ networkId, revisions }) =>
      revisions.split(',').map((revision) => {
        const id = revision.slice(0, idLength);
        const end = revision.indexOf('.', idLength + 1);
        return end < 0 ? { id, revision, networkId } : { id, revision, networkId, of: revision.slice(end + 1) };
      }),
    );
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

  async #opened(
    tx: Tx,
    readable: readonly Readable[],
    generation: Generation,
  ): Promise<(Readable & { opened: OpenedPassage })[]> {
    const slices = new Slices();
    const opened: (Readable & { opened: OpenedPassage })[] = [];
    const missing: Readable[] = [];
    for (const one of readable) {
      if (slices.isOver()) await slices.next();
      const known = generation.get(one.revision, one.networkId);
      if (known) opened.push({ ...one, opened: known });
      else missing.push(one);
    }
    for (let from = 0; from < missing.length; from += batch) {
      const some = missing.slice(from, from + batch);
      const asked = new Map(some.map((one) => [one.id, one]));
      const rows = await tx.rows<{ id: string; revision: string; keys: string }>(
        `SELECT t.id, ${revision} AS revision, t.keys FROM passages t WHERE t.id = ANY ($1)`,
        [[...asked.keys()]],
      );
      for (const { id, revision, keys } of rows) {
        const one = asked.get(id);
        if (!one) continue;
        if (slices.isOver()) await slices.next();
        opened.push({ ...one, revision, opened: generation.open(revision, keys, one.networkId) });
      }
    }
    return opened;
  }

  async #found(tx: Tx, ids: readonly string[], keys: ReadonlySet<string>): Promise<Found[]> {
    const passages = await tx.select(Passage, 'WHERE t.id = ANY($1)', [ids]);
    const texts = await this.foundTexts.read(tx, passages);
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
