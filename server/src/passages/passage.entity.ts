import { setImmediate as next } from 'node:timers/promises';
import { type PassageText, passageKeys } from '@krets/shared/search/passage';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Seat } from '../networks/membership/seat.entity.js';
import type { Tx } from '../platform/database/tx.js';

export const passageKinds = ['CHALLENGE', 'CONTRIBUTION', 'MESSAGE', 'RESOURCE', 'CONSULTATION', 'MINUTES'] as const;
export type PassageKind = (typeof passageKinds)[number];

/**
 * What makes one text found: the keys of its words. It has the id of what it comes from, and is read by the same people. Only a long file
 * has more than one: those after the first have ids that follow from the resource's.
 */
@Entity('passages')
@Index('ix_passages_network', ['networkId', 'createdAt'])
@Index('ix_passages_challenge', ['challengeId'], { where: 'challenge_id IS NOT NULL' })
@Index('ix_passages_message', ['messageId'], { where: 'message_id IS NOT NULL' })
@Index('ix_passages_author', ['authorId'])
@Index('ix_passages_pieces', ['resourceId'], { where: 'piece > 0' })
@ForeignKey('challenges', ['challengeId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_passages_challenge',
  onDelete: 'CASCADE',
})
@ForeignKey('contributions', ['contributionId', 'challengeId'], ['id', 'challengeId'], {
  name: 'fk_passages_contribution',
  onUpdate: 'CASCADE',
  onDelete: 'CASCADE',
})
@ForeignKey('messages', ['messageId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_passages_message',
  onDelete: 'CASCADE',
})
@ForeignKey('chat_settings', ['networkId', 'retentionDays'], ['networkId', 'retentionDays'], {
  name: 'fk_passages_chat',
  onUpdate: 'CASCADE',
})
@ForeignKey('resources', ['resourceId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_passages_resource',
  onDelete: 'CASCADE',
})
@ForeignKey('consultation_posts', ['postId'], ['id'], { name: 'fk_passages_post', onDelete: 'CASCADE' })
@ForeignKey('minutes_blocks', ['minutesId'], ['id'], { name: 'fk_passages_minutes', onDelete: 'CASCADE' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_passages_seat' })
@Check(
  'ck_passages_source',
  `CASE kind
    WHEN 'CHALLENGE' THEN challenge_id = id AND num_nonnulls(contribution_id, message_id, resource_id, post_id, minutes_id) = 0
    WHEN 'CONTRIBUTION' THEN contribution_id = id AND challenge_id IS NOT NULL AND num_nonnulls(message_id, resource_id, post_id, minutes_id) = 0
    WHEN 'MESSAGE' THEN message_id = id AND retention_days IS NOT NULL AND num_nonnulls(challenge_id, contribution_id, resource_id, post_id, minutes_id) = 0
    WHEN 'RESOURCE' THEN resource_id IS NOT NULL AND (resource_id = id) = (piece = 0) AND num_nonnulls(challenge_id, contribution_id, message_id, post_id, minutes_id) = 0
    WHEN 'CONSULTATION' THEN post_id = id AND challenge_id IS NOT NULL AND num_nonnulls(contribution_id, message_id, resource_id, minutes_id) = 0
    WHEN 'MINUTES' THEN minutes_id = id AND num_nonnulls(challenge_id, contribution_id, message_id, resource_id, post_id) = 0
    ELSE false END AND (piece = 0 OR kind = 'RESOURCE')`,
)
export class Passage {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  networkId: string;

  @Column('varchar', { length: 12 })
  kind: PassageKind;

  /** The challenge it is read with: itself, or that of the contribution or the consultation. */
  @Column('uuid', { nullable: true })
  challengeId: string | null;

  @Column('uuid', { nullable: true })
  contributionId: string | null;

  @Column('uuid', { nullable: true })
  messageId: string | null;

  @Column('uuid', { nullable: true })
  resourceId: string | null;

  @Column('uuid', { nullable: true })
  postId: string | null;

  @Column('uuid', { nullable: true })
  minutesId: string | null;

  /** Of a file's words; 0 for everything else, and for the piece that is found together with the title. */
  @Column('integer', { default: 0 })
  piece: number;

  @Column('uuid')
  authorId: string;

  @Column('uuid')
  seatId: string;

  /** Copy of the network's retention time, for messages; the foreign key updates it. */
  @Column('integer', { nullable: true })
  retentionDays: number | null;

  @Column('timestamptz')
  createdAt: Date;

  /** False when a facilitator has hidden it. */
  @Column('boolean')
  shown: boolean;

  @Column('boolean')
  hasFile: boolean;

  /** See `passageKeys`. */
  @Column('text')
  keys: string;
}

/** What a passage comes from. */
type Source = Pick<Passage, 'id' | 'networkId' | 'kind' | 'authorId' | 'seatId' | 'createdAt'> & {
  challengeId?: string;
  retentionDays?: number;
  hasFile?: boolean;
};

const idColumns = {
  CHALLENGE: 'challenge_id',
  CONTRIBUTION: 'contribution_id',
  MESSAGE: 'message_id',
  RESOURCE: 'resource_id',
  CONSULTATION: 'post_id',
  MINUTES: 'minutes_id',
} as const;

/** Makes what is new found, in the transaction that writes it and after it. */
export const addPassage = (tx: Tx, source: Source, text: PassageText): Promise<unknown> => insert(tx, source, text, '');

/** Makes an old text found, unless somebody has done so meanwhile: theirs is what it says now. */
export const addMissingPassage = (tx: Tx, source: Source, text: PassageText): Promise<unknown> =>
  insert(tx, source, text, 'ON CONFLICT (id) DO NOTHING');

function insert(tx: Tx, source: Source, text: PassageText, whenThere: string): Promise<unknown> {
  const {
    id,
    networkId,
    kind,
    challengeId = null,
    authorId,
    seatId,
    retentionDays = null,
    createdAt,
    hasFile = false,
  } = source;
  const alone = kind === 'CHALLENGE' || kind === 'MINUTES';
  const [column, challenge] = [idColumns[kind], alone ? '' : ', challenge_id'];
  return tx.rows(
    `INSERT INTO passages (id, network_id, kind, author_id, seat_id, retention_days, created_at, shown, has_file, keys, ${column}${challenge})
     VALUES ($1, $2, $3, $4, $5, $6, date_trunc('milliseconds', $7::timestamptz), true, $8, $9, $1${challenge && ', $10'})
     ${whenThere}`,
    [
      id,
      networkId,
      kind,
      authorId,
      seatId,
      retentionDays,
      createdAt,
      hasFile,
      passageKeys(text),
      ...(challenge ? [challengeId] : []),
    ],
  );
}

/**
 * Makes a text found by what it says now, also when it was found by other words before: four times as dear as `addPassage`, because
 * PostgreSQL prepares for reading the passage too. Nothing has to be called when a text is withdrawn, hidden, moved or deleted: the
 * database does it.
 */
export function writePassage(tx: Tx, source: Source, text: PassageText): Promise<unknown> {
  // Minutes are written by all: they are found under who wrote last, and when.
  const lastWriter =
    source.kind === 'MINUTES'
      ? ', author_id = excluded.author_id, seat_id = excluded.seat_id, created_at = excluded.created_at'
      : '';
  return insert(
    tx,
    source,
    text,
    `ON CONFLICT (id) DO UPDATE SET keys = excluded.keys, has_file = excluded.has_file${lastWriter}`,
  );
}

/** The keys of pieces of a file. Other requests come in between. */
export async function keysOfPieces(pieces: readonly string[]): Promise<string[]> {
  const keys: string[] = [];
  for (const file of pieces) {
    keys.push(passageKeys({ body: '', file }));
    await next();
  }
  return keys;
}

/** @param keys of a file's pieces, beginning with the second, in place of those that were there */
export async function writeFilePassages(tx: Tx, source: Source, keys: readonly string[]): Promise<void> {
  const { id, networkId, authorId, seatId, createdAt } = source;
  await tx.rows('DELETE FROM passages WHERE resource_id = $1 AND piece > 0', [id]);
  await tx.rows(
    `INSERT INTO passages (id, network_id, kind, resource_id, piece, author_id, seat_id, created_at, shown, has_file, keys)
     SELECT md5($1::text || ' ' || n)::uuid, $2, 'RESOURCE', $1::uuid, n, $3, $4, date_trunc('milliseconds', $5::timestamptz), true, true, keys
     FROM unnest($6::text[]) WITH ORDINALITY AS given (keys, n)`,
    [id, networkId, authorId, seatId, createdAt, keys],
  );
}
