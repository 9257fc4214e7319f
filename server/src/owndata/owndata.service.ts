import { type WordsWish } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import { logInRoom } from '../networks/room-log.entity.js';
import { mySeats } from '../networks/standing.js';
import { lockPerson } from '../platform/database/lock-person.js';
import type { Tx } from '../platform/database/tx.js';
import { asMarkdown } from './markdown.js';
import type { Copy } from './owndata.types.js';

type Told = { networkId: string; seatId: string; seq: number };

/** What belongs to one person: handed out, taken out, forgotten. */
@Injectable()
export class OwnData {
  /** Everything the house keeps about the viewer and everything she has said, in rooms she has left too. */
  async copy(tx: Tx): Promise<Copy> {
    const list = (sql: string) => tx.rows(sql);
    const [[person], [account], sessions, seats, acceptances, votes, invitations, drafts, readMarks, words] =
      await Promise.all([
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
        list(`SELECT app.own_words() || app.own_talk() AS words`),
      ]);
    const said = (words[0] as { words: object } | undefined)?.words ?? {};
    const everything = {
      person,
      account,
      sessions,
      seats,
      acceptances,
      votes,
      invitations,
      drafts,
      readMarks,
      ...said,
    };
    return copyOf('Krets', everything);
  }

  /** Takes the viewer's words out of one room for good. */
  async takeOut(tx: Tx, networkId: string | null): Promise<void> {
    const row = await tx.row<{ told: Told[] }>(`SELECT app.take_out_words($1) AS told`, [networkId]);
    for (const { networkId: id, seatId, seq } of row?.told ?? []) {
      tx.news.push({ changed: { networkId: id, seq, topic: 'SEAT', id: seatId } });
    }
  }

  /** Ends every seat and forgets the person; a room that loses its last facilitator elects another. */
  async forget(tx: Tx, words: WordsWish): Promise<void> {
    await tx.entered();
    const personId = tx.me;
    await lockPerson(tx, personId);
    if (words === 'TAKE_OUT') await this.takeOut(tx, null);
    await tx.rows(`SELECT set_config('app.deleting', 'on', true)`);
    for (const { id, networkId } of await mySeats(tx)) {
      await logInRoom(tx, { networkId, kind: 'SEAT_LEFT', by: id, seatId: id });
      await tx.announce(networkId, { topic: 'SEAT', id, kind: 'ENDED' });
      await tx.rows(`UPDATE seats SET ended_at = $2, left_as = 'ENDED' WHERE id = $1`, [id, tx.at]);
      tx.securityEvents.push({ kind: 'SEAT_ENDED', personId, networkId, subjectId: id });
      tx.news.push({ left: { networkId, personId } });
    }
    // Open invitations end with the account, in the database.
    await tx.rows(`SELECT app.forget_me()`);
    tx.news.push({ signedOut: personId });
    tx.securityEvents.push({ kind: 'ACCOUNT_DELETED', personId });
  }
}

export const copyOf = (title: string, data: object): Copy => {
  const json = JSON.stringify(data, null, 2);
  return { json, markdown: `${asMarkdown(title, JSON.parse(json))}\n` };
};
