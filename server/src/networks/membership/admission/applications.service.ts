import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { ownAccount } from '../../../identity/account.entity.js';
import { organisationOf } from '../../../identity/organisation.entity.js';
import { personOf } from '../../../identity/person.entity.js';
import { AccessCheck } from '../../../platform/access-check.js';
import type { Tx } from '../../../platform/database/tx.js';
import { badInput, notFound } from '../../../platform/errors.js';
import { type ListedNetwork, openNetwork } from '../../listed-network.types.js';
import { membershipOf } from '../membership.js';
import type { ApplyForSeatInput } from './admission.inputs.js';
import { mayApply } from './admission.policy.js';
import { Application, emailMovedApplicants, insertApplication } from './application.entity.js';

@Injectable()
export class ApplicationService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** @throws NOT_FOUND when it is not listed or does not exist */
  async readOpenNetwork(tx: Tx, id: string): Promise<ListedNetwork> {
    const open = await openNetwork(tx, id);
    if (!open) throw notFound();
    return open;
  }

  /** The viewer's own, newest first. */
  listMine(tx: Tx): Promise<Application[]> {
    return tx.select(
      Application,
      `WHERE t.person_id = (SELECT app.me()) ORDER BY t.applied_at DESC LIMIT ${limits.page}`,
    );
  }

  /** @returns the application that is open already, if there is one: a retry creates no second one */
  async apply(
    tx: Tx,
    { networkId, roleTitle, orgnr, reason, answers, inReportingLine }: ApplyForSeatInput,
  ): Promise<Application> {
    const [membership, account, network] = await Promise.all([
      membershipOf(tx, networkId),
      ownAccount(tx),
      this.readOpenNetwork(tx, networkId),
    ]);
    this.accessCheck.assertAllowed(mayApply(membership, account?.isAdministrator === true));
    if (!(await personOf(tx, tx.me))?.name) throw badInput({ field: 'profile', rule: 'required' });
    if (!(await organisationOf(tx, orgnr))) throw badInput({ field: 'orgnr', rule: 'organisation' });
    const { questions } = network;
    if (answers.length !== questions.length) throw badInput({ field: 'answers', rule: 'required' });
    const open = await tx.one(
      Application,
      `WHERE t.person_id = $1 AND t.network_id = $2 AND t.state IN ('APPLIED', 'WAITING')`,
      [tx.me, networkId],
    );
    if (open) return open;
    return insertApplication(tx, {
      ...{ networkId, networkName: network.name, role: 'MEMBER', roleTitle: roleTitle.trim(), orgnr, inReportingLine },
      ...{ reason: reason.trim(), questions, answers, invited: false, follows: null },
    });
  }

  async withdraw(tx: Tx, id: string): Promise<void> {
    const application = await this.readOwn(tx, id);
    const done = await tx.row<{ withdrawn: boolean }>('SELECT app.withdraw_application($1) AS withdrawn', [id]);
    if (!done?.withdrawn) throw notFound();
    await emailMovedApplicants(tx, application.networkId);
  }

  async readOwn(tx: Tx, id: string): Promise<Application> {
    const application = await tx.one(Application, 'WHERE t.id = $1 AND t.person_id = (SELECT app.me())', [id]);
    if (!application) throw notFound();
    return application;
  }
}
