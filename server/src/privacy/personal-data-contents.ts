import type { Tx } from '../platform/database/tx.js';
import type { ExportWriter } from './export-writer.js';
import { batch, inBatches, type Read } from './in-batches.js';

const kinds = ['challenges', 'contributions', 'messages', 'resources', 'applications', 'consultations', 'privateNotes'];

/** All data that is stored about one person and all their content, also in networks they have left. */
export async function writePersonalData(read: Read, writer: ExportWriter): Promise<void> {
  for (const [key, value] of Object.entries(await read(aboutMe))) await writer.section(key, value);
  for (const kind of kinds) {
    const ids = await read(async (tx) => {
      const row = await tx.row<{ ids: string[] }>('SELECT app.my_content_ids($1) AS ids', [kind]);
      return row?.ids ?? [];
    });
    const contents = inBatches(ids, batch, (some) =>
      read(async (tx) => {
        const row = await tx.row<{ content: object[] }>('SELECT app.my_content($1, $2) AS content', [kind, some]);
        return row?.content ?? [];
      }),
    );
    await writer.list(kind, contents);
  }
}

async function aboutMe(tx: Tx) {
  const list = (sql: string) => tx.rows(sql);
  const [[person], [account], sessions, seats, acceptances, votes, invitations, drafts, readMarks] = await Promise.all([
    list(`SELECT p.name, p.role_title AS "roleTitle", p.county, o.name_nb AS organisation FROM people p
          LEFT JOIN organisations o ON o.orgnr = p.orgnr WHERE p.id = (SELECT app.me())`),
    list(`SELECT email, language, created_at AS "createdAt" FROM accounts WHERE person_id = (SELECT app.me())`),
    list(
      `SELECT device, started_at AS "startedAt", expires_at AS "expiresAt" FROM sessions WHERE person_id = (SELECT app.me())`,
    ),
    list(`SELECT n.name AS network, s.role, s.role_title AS "roleTitle", s.taken_at AS "takenAt",
            s.ended_at AS "endedAt", s.charter_version AS "charterVersion"
          FROM seats s LEFT JOIN networks n ON n.id = s.network_id WHERE s.person_id = (SELECT app.me()) ORDER BY s.taken_at`),
    list(`SELECT s.role_title AS seat, a.version, a.at FROM charter_acceptances a
          JOIN seats s ON s.id = a.seat_id WHERE s.person_id = (SELECT app.me())`),
    list(`SELECT s.role_title AS seat, p.kind, v.yes, v.at FROM proposal_votes v JOIN proposals p ON p.id = v.proposal_id
          JOIN seats s ON s.id = v.seat_id WHERE s.person_id = (SELECT app.me())`),
    list(`SELECT email, created_at AS "createdAt" FROM invitations WHERE made_by = (SELECT app.me())`),
    list(`SELECT content, saved_at AS "savedAt" FROM drafts WHERE person_id = (SELECT app.me())`),
    list(
      `SELECT c.title, m.seq FROM read_marks m JOIN challenges c ON c.id = m.challenge_id WHERE m.person_id = (SELECT app.me())`,
    ),
  ]);
  return { person, account, sessions, seats, acceptances, votes, invitations, drafts, readMarks };
}
