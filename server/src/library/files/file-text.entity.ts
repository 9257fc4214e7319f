import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Tx } from '../../platform/database/tx.js';
import { enumOf } from '../../platform/graphql/fields.js';
import { scheduleJobs } from '../../platform/jobs/schedule.js';
import { FileContent } from './file.entity.js';

export const fileTextStates = ['WAITING', 'READ', 'EMPTY', 'TOO_BIG', 'UNREADABLE', 'NOT_READ'] as const;
export type FileTextState = (typeof fileTextStates)[number];

export const FileTextStateEnum = enumOf(
  'FileTextState',
  fileTextStates,
  'Whether the words of a file are found. WAITING: not yet. EMPTY: it has none, as a scanned page. TOO_BIG: its beginning is found. UNREADABLE: broken or locked. NOT_READ: a kind that is not read, as a picture.',
);

/** How far a stored content has been read; what it says is in its pieces. */
@Entity('file_texts')
@Check('ck_file_texts_state', `state IN ('WAITING', 'READ', 'EMPTY', 'TOO_BIG', 'UNREADABLE', 'NOT_READ')`)
@ForeignKey(() => FileContent, ['contentId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_file_texts_content',
  onDelete: 'CASCADE',
})
export class FileText {
  @PrimaryColumn('uuid')
  contentId: string;

  @Column('uuid')
  networkId: string;

  @Column('varchar', { length: 12 })
  state: FileTextState;

  /** When it was last asked for, or read. */
  @Column('timestamptz')
  at: Date;
}

@Entity('file_text_pieces')
@ForeignKey(() => FileText, ['contentId'], ['contentId'], { name: 'fk_file_text_pieces_text', onDelete: 'CASCADE' })
export class FileTextPiece {
  @PrimaryColumn('uuid')
  contentId: string;

  @PrimaryColumn('integer')
  piece: number;

  @Column('uuid')
  networkId: string;

  @Column('text')
  text: string;
}

export const readFileTask = 'library.read-file';

/** What is known of a file. `first` is the piece that is found together with the title of its resource. */
export const knownTextOf = (tx: Tx, fileId: string) =>
  tx.row<{ contentId: string; isPicture: boolean; first: string | null }>(
    `SELECT c.id AS "contentId", c.width IS NOT NULL AS "isPicture", p.text AS first
     FROM files t JOIN file_contents c ON c.id = t.content_id
     LEFT JOIN file_text_pieces p ON p.content_id = c.id AND p.piece = 0 WHERE t.id = $1`,
    [fileId],
  );

/** Lets the present file of a resource be read, as the person of this transaction, and its words be found. Not for pictures. */
export async function askToReadFile(
  tx: Tx,
  { id, networkId, version }: { id: string; networkId: string; version: number },
  contentId: string,
): Promise<void> {
  await tx.rows(
    `INSERT INTO file_texts (content_id, network_id, state, at) VALUES ($1, $2, 'WAITING', $3)
     ON CONFLICT (content_id) DO UPDATE SET at = excluded.at`,
    [contentId, networkId, tx.at],
  );
  const job = { subjectId: id, networkId, personId: tx.me, number: version };
  await scheduleJobs(tx, job, [readFileTask], { [readFileTask]: tx.at });
}
