import { Injectable } from '@nestjs/common';
import { notFound, proofRequired, unauthenticated } from './errors.js';

/** Every access check of the application is made here. Row-level security checks again and does not depend on it. */
@Injectable()
export class AccessCheck {
  /** @throws NOT_FOUND, so that a refusal looks like a missing row */
  assertAllowed(allowed: boolean): void {
    if (!allowed) throw notFound();
  }

  /** @throws UNAUTHENTICATED */
  assertSignedIn(personId: string | null): void {
    if (!personId) throw unauthenticated();
  }

  /**
   * For operations that somebody at an unattended session must not be able to do.
   *
   * @throws PROOF_REQUIRED
   */
  assertFreshProof(proved: boolean): void {
    if (!proved) throw proofRequired();
  }
}
