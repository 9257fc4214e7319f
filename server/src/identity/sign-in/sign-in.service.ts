import { randomBytes, randomUUID } from 'node:crypto';
import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { sha256Hex } from '../../platform/crypto/sha256.js';
import { lockPerson } from '../../platform/database/lock-person.js';
import type { Tx } from '../../platform/database/tx.js';
import { unauthenticated } from '../../platform/errors.js';
import { Account, ownAccount } from '../account.entity.js';
import { Person } from '../person.entity.js';
import { Session } from './session.entity.js';
import { browserRequester, SignInCodeService, sessionRequester, type TriesLeft } from './sign-in-codes.service.js';

const days = (n: number) => n * 86_400_000;

type SignInAttempt = { email: string; code: string; language: Language; device: string; browserHash: string };

/** Proves an e-mail address with a code. A new address gets an account that can see nothing yet. */
@Injectable()
export class SignInService {
  constructor(private readonly signInCodeService: SignInCodeService) {}

  /** The token of the new session, or how many tries are left. Wrong tries are counted too: do not roll back. */
  async tryCode(
    tx: Tx,
    { email, code, language, device, browserHash }: SignInAttempt,
  ): Promise<{ token: string } | TriesLeft> {
    await tx.authenticated();
    const earlier = tx.sessionId;
    const used = await this.signInCodeService.use(tx, email, browserRequester(browserHash), code);
    if (!('id' in used)) {
      tx.securityEvents.push({ kind: 'SIGN_IN_REFUSED', personId: null, detail: 'CODE' });
      return used;
    }
    const account = await tx.one(Account, 'WHERE t.email = $1', [email]);
    if (account?.disabledAt) {
      tx.securityEvents.push({ kind: 'SIGN_IN_REFUSED', personId: account.personId, detail: 'DISABLED' });
      return { triesLeft: 0 };
    }
    // A browser has one session: the previous one is ended.
    if (earlier) await this.endSession(tx, earlier);
    const personId = account?.personId ?? (await this.join(tx, email, language));
    const token = await this.startSession(tx, personId, device);
    await tx.rows(
      `INSERT INTO known_browsers (person_id, browser_hash, seen_at) VALUES (app.me(), $1, now())
       ON CONFLICT (person_id, browser_hash) DO UPDATE SET seen_at = now()`,
      [browserHash],
    );
    return { token };
  }

  async join(tx: Tx, email: string, language: Language, id: string = randomUUID()): Promise<string> {
    await tx.setAccessKey(email);
    await tx.actAs(id);
    await tx.insert(Person, { id, name: '', roleTitle: '', orgnr: null, county: null });
    await tx.insert(Account, {
      personId: id,
      email,
      language,
      isAdministrator: false,
      createdAt: tx.at,
      disabledAt: null,
      seenAt: tx.at,
      waitingMail: true,
      digest: 'WEEKLY',
      digestAt: null,
      digestedAt: null,
      recentMails: [],
      recentPushes: [],
      mailRefusedAt: null,
      mailDelayedAt: null,
      mailStoppedAt: null,
    });
    return id;
  }

  /** Stored only as a hash: the token itself exists only in the browser's cookie. */
  async startSession(tx: Tx, personId: string, device: string): Promise<string> {
    await tx.actAs(personId);
    const token = randomBytes(32).toString('base64url');
    await tx.insert(Session, {
      id: randomUUID(),
      personId,
      tokenHash: sha256Hex(token),
      device: device.slice(0, 80),
      startedAt: tx.at,
      expiresAt: new Date(tx.at.getTime() + days(limits.sessionDays)),
      lastUsedAt: tx.at,
      provedAt: tx.at,
    });
    await tx.rows(`UPDATE accounts SET seen_at = now() WHERE person_id = (SELECT app.me())`);
    tx.securityEvents.push({ kind: 'SIGNED_IN', personId });
    return token;
  }

  /** Ends one of the caller's own sessions and closes its sockets. */
  async endSession(tx: Tx, sessionId: string): Promise<boolean> {
    await tx.authenticated();
    await lockPerson(tx, tx.me);
    const ended = await tx.rows(`DELETE FROM sessions WHERE id = $1 AND person_id = (SELECT app.me()) RETURNING id`, [
      sessionId,
    ]);
    if (ended.length > 0) {
      tx.events.push({ sessionEnded: sessionId });
      tx.securityEvents.push({ kind: 'SESSION_ENDED', personId: tx.me, subjectId: sessionId });
    }
    return ended.length > 0;
  }

  /** The code with which the session renews its proof, and the address to send it to; null when there have been too many. */
  async codeForProof(tx: Tx): Promise<{ email: string; language: Language; code: string } | null> {
    const { email, language } = await this.#ownAddress(tx);
    const code = await this.signInCodeService.make(tx, email, sessionRequester(tx.sessionId ?? tx.me));
    return code ? { email, language, code } : null;
  }

  /** How many tries are left after a wrong code; null for the right one. Wrong tries are counted too: do not roll back. */
  async prove(tx: Tx, code: string): Promise<TriesLeft | null> {
    const { email } = await this.#ownAddress(tx);
    const used = await this.signInCodeService.use(tx, email, sessionRequester(tx.sessionId ?? tx.me), code);
    if (!('id' in used)) {
      tx.securityEvents.push({ kind: 'SIGN_IN_REFUSED', personId: tx.me, detail: 'PROOF' });
      return used;
    }
    const row = await tx.row<{ done: boolean }>('SELECT app.renew_proof($1) AS done', [used.id]);
    return row?.done === true ? null : { triesLeft: 0 };
  }

  async #ownAddress(tx: Tx): Promise<Account> {
    const account = await ownAccount(tx);
    if (!account) throw unauthenticated();
    return account;
  }
}
