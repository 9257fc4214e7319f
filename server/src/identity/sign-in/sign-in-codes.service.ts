import { randomInt, randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { sha256Hex } from '../../platform/crypto/sha256.js';
import type { Tx } from '../../platform/database/tx.js';
import { SignInCode } from './sign-in-code.entity.js';

/** Of a code that was entered wrongly; 0 when a new one is needed. */
export type TriesLeft = { triesLeft: number };

/** Who asks for a code and may use it: a browser, or a session that renews its proof. */
export type CodeRequester = { hash: string; isSession: boolean };

export const browserRequester = (browserHash: string): CodeRequester => ({ hash: browserHash, isSession: false });
export const sessionRequester = (sessionId: string): CodeRequester => ({
  hash: sha256Hex(`session ${sessionId}`),
  isSession: true,
});

/**
 * Codes that prove an e-mail address. A code works only for the browser or session that asked, so a stranger can neither use it up nor
 * replace it.
 */
@Injectable()
export class SignInCodeService {
  /** The code to send; null when the asker, or all strangers together, have reached the hourly limit for this address. */
  async make(tx: Tx, email: string, { hash, isSession }: CodeRequester): Promise<string | null> {
    await tx.setAccessKey(email);
    // One request at a time for each address: parallel requests would not see each other in the count.
    await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended('sign-in ' || $1, 0))`, [email]);
    const found = await tx.row<{ own: number; strangers: number; known: boolean }>(
      `SELECT count(*) FILTER (WHERE asker_hash = $2)::int AS own, count(*) FILTER (WHERE NOT known)::int AS strangers,
         EXISTS (SELECT 1 FROM known_browsers b JOIN accounts a ON a.person_id = b.person_id
                 WHERE a.email = $1 AND b.browser_hash = $2) AS known
       FROM sign_in_codes WHERE email = $1 AND sent_at > now() - interval '1 hour'`,
      [email, hash],
    );
    const known = isSession || found?.known === true;
    if (!found || found.own >= limits.codesPerHour) return null;
    if (!known && found.strangers >= limits.strangersCodesPerHour) return null;
    const id = randomUUID();
    const code = String(randomInt(10 ** limits.codeDigits)).padStart(limits.codeDigits, '0');
    await tx.insert(SignInCode, {
      ...{ id, email, codeHash: sha256Hex(id + code), attempts: 0, sentAt: tx.at, usedAt: null },
      ...{ askerHash: hash, known },
    });
    return code;
  }

  /** Whether the person with this address has signed in with this browser. Takes the same time for an unknown address. */
  async isKnown(tx: Tx, email: string, { hash }: CodeRequester): Promise<boolean> {
    await tx.setAccessKey(email);
    const found = await tx.row<{ known: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM known_browsers b JOIN accounts a ON a.person_id = b.person_id
                      WHERE a.email = $1 AND b.browser_hash = $2) AS known`,
      [email, hash],
    );
    return found?.known === true;
  }

  /** The id of the code, now used; for a wrong one how many tries are left. Wrong tries are counted too: do not roll back. */
  async use(tx: Tx, email: string, { hash }: CodeRequester, code: string): Promise<{ id: string } | TriesLeft> {
    await tx.setAccessKey(email);
    const tried = await tx.row<{ id: string; code_hash: string; attempts: number }>(
      `UPDATE sign_in_codes SET attempts = attempts + 1
       WHERE id = (SELECT id FROM sign_in_codes
                   WHERE email = $1 AND asker_hash = $2 AND used_at IS NULL AND sent_at > now() - make_interval(mins => $3)
                   ORDER BY sent_at DESC LIMIT 1)
         AND attempts < $4 AND used_at IS NULL
       RETURNING id, code_hash, attempts`,
      [email, hash, limits.codeMinutes, limits.codeAttempts],
    );
    if (!tried) return { triesLeft: 0 };
    if (sha256Hex(tried.id + code) !== tried.code_hash) return { triesLeft: limits.codeAttempts - tried.attempts };
    await tx.rows(`UPDATE sign_in_codes SET used_at = now() WHERE id = $1`, [tried.id]);
    return { id: tried.id };
  }
}
