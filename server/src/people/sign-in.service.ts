import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { hashOf } from '../platform/door.js';
import { Account } from './account.entity.js';
import { Person } from './person.entity.js';
import { Session } from './session.entity.js';
import { SignInCode } from './sign-in-code.entity.js';

const minutes = (n: number) => n * 60_000;
const days = (n: number) => n * 86_400_000;

/** Proves an e-mail address by a code of six digits; who proves a new address gets an account that sees nothing yet. */
@Injectable()
export class SignIn {
  /** The code to send, or null when this address has had its share for the hour. */
  async codeFor(tx: Tx, email: string): Promise<string | null> {
    await tx.present(email);
    // One at a time for one address: asked for at once, none would see the others, and each brings five tries more.
    await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended('sign-in ' || $1, 0))`, [email]);
    const sent = await tx.row<{ n: number }>(
      `SELECT count(*)::int AS n FROM sign_in_codes WHERE email = $1 AND sent_at > $2`,
      [email, new Date(tx.at.getTime() - minutes(60))],
    );
    if (sent && sent.n >= limits.codesPerHour) return null;
    const id = randomUUID();
    const code = String(randomInt(10 ** limits.codeDigits)).padStart(limits.codeDigits, '0');
    await tx.insert(SignInCode, { id, email, codeHash: hashOf(id + code), attempts: 0, sentAt: tx.at, usedAt: null });
    return code;
  }

  /** The session's token, or null for a wrong code. Each try is counted, also the wrong ones: do not roll back. */
  async tryCode(tx: Tx, email: string, code: string, language: Language, device: string): Promise<string | null> {
    await tx.present(email);
    const tried = await tx.row<{ id: string; code_hash: string }>(
      `UPDATE sign_in_codes SET attempts = attempts + 1
       WHERE id = (SELECT id FROM sign_in_codes WHERE email = $1 AND sent_at > $2 AND used_at IS NULL
                   ORDER BY sent_at DESC LIMIT 1)
         AND attempts < $3 AND used_at IS NULL
       RETURNING id, code_hash`,
      [email, new Date(tx.at.getTime() - minutes(limits.codeMinutes)), limits.codeAttempts],
    );
    if (!tried || hashOf(tried.id + code) !== tried.code_hash) return null;
    await tx.rows(`UPDATE sign_in_codes SET used_at = $2 WHERE id = $1`, [tried.id, tx.at]);
    const account = await tx.one(Account, 'WHERE t.email = $1', [email]);
    if (account?.disabledAt) return null;
    const personId = account?.personId ?? (await this.join(tx, email, language));
    return this.startSession(tx, personId, device);
  }

  async join(tx: Tx, email: string, language: Language, id: string = randomUUID()): Promise<string> {
    await tx.present(email);
    await tx.become(id);
    await tx.insert(Person, { id, name: '', roleTitle: '', orgnr: null, county: null });
    await tx.insert(Account, {
      personId: id,
      email,
      language,
      isAdministrator: false,
      createdAt: tx.at,
      disabledAt: null,
    });
    return id;
  }

  /** Kept only as a hash: the token itself lives in the browser's cookie and nowhere else. */
  async startSession(tx: Tx, personId: string, device: string): Promise<string> {
    await tx.become(personId);
    const token = randomBytes(32).toString('base64url');
    await tx.insert(Session, {
      id: randomUUID(),
      personId,
      tokenHash: hashOf(token),
      device: device.slice(0, 80),
      startedAt: tx.at,
      expiresAt: new Date(tx.at.getTime() + days(limits.sessionDays)),
    });
    return token;
  }

  /** Ends one of the caller's own sessions; its sockets close with it. */
  async endSession(tx: Tx, sessionId: string): Promise<boolean> {
    const ended = await tx.rows(`DELETE FROM sessions WHERE id = $1 AND person_id = (SELECT app.me()) RETURNING id`, [
      sessionId,
    ]);
    if (ended.length > 0) tx.news.push({ sessionEnded: sessionId });
    return ended.length > 0;
  }
}
