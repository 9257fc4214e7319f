import { Injectable } from '@nestjs/common';
import { notFound, proofRequired, unauthenticated } from './errors.js';

/** Every application check passes through here; behind it stands row-level security, which does not trust it. */
@Injectable()
export class AccessCheck {
  /** @throws NOT_FOUND, so that refused looks like missing. */
  assertAllowed(allowed: boolean): void {
    if (!allowed) throw notFound();
  }

  /** @throws UNAUTHENTICATED */
  assertSignedIn(personId: string | null): void {
    if (!personId) throw unauthenticated();
  }

  /**
   * For acts that somebody who has found a session open must not be able to do.
   *
   * @throws PROOF_REQUIRED
   */
  assertFreshProof(proved: boolean): void {
    if (!proved) throw proofRequired();
  }
}
