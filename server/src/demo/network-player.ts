import type { SeatRole } from '@krets/shared/kinds';
import type { INestApplicationContext } from '@nestjs/common';
import { charterOf } from '../networks/charter/charter.entity.js';
import { CharterService } from '../networks/charter/charters.service.js';
import { InitiationService } from '../networks/lifecycle/initiation.service.js';
import type { Listing } from '../networks/lifecycle/listing.types.js';
import { SettingsService } from '../networks/lifecycle/settings.service.js';
import { StageService } from '../networks/lifecycle/stages.service.js';
import { InvitationService } from '../networks/membership/invitations.service.js';
import { SeatService } from '../networks/membership/seats.service.js';
import { NetworkService } from '../networks/networks.service.js';
import { sha256Hex } from '../platform/crypto/sha256.js';
import type { Tx } from '../platform/database/tx.js';
import { idOf } from './cast-list.js';
import type { CastMember, DemoForm, DemoNetwork } from './demo.types.js';

const days = 24 * 3_600_000;

/** Makes a network and seats its members through the same services that users reach. */
export class NetworkPlayer {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly tx: Tx,
    private readonly people: ReadonlyMap<string, CastMember>,
    private readonly now: number,
  ) {}

  /** @returns the id of the network */
  play(network: DemoNetwork, administratorId: string): Promise<string> {
    return network.isForming ? this.#initiate(network) : this.#found(network, administratorId);
  }

  /** What follows in the transaction is done by this person at that time, and never in the future. */
  async actAs(personId: string, at: number): Promise<void> {
    this.tx.at = new Date(Math.min(at, this.now));
    await this.tx.actAs(personId);
  }

  async #found({ name, purpose, seats, form }: DemoNetwork, administratorId: string): Promise<string> {
    if (!form) throw new Error(`The demo has no form for «${name}».`);
    const { tx } = this;
    const began = this.now - 120 * days;
    await this.actAs(administratorId, began);
    const { id: networkId } = await this.app.get(NetworkService).found(tx, { name, purpose });
    const first = idOf(seats[0]?.person ?? '');
    for (const [i, { person, role }] of seats.entries()) {
      // The administrator appoints the first facilitator, who puts the charter in force and invites the rest.
      await this.#takeSeat(networkId, { by: i === 0 ? administratorId : first, person, role, at: began + i * days });
      if (i > 0) continue;
      await this.actAs(first, began);
      const charter = { purpose, ...form.charter };
      await this.app.get(CharterService).revise(tx, { networkId, replaces: 1, charter });
    }
    await this.actAs(first, this.now);
    await this.app.get(SettingsService).update(tx, this.#settingsOf(networkId, form));
    await this.actAs(first, began + 20 * days);
    await this.app.get(StageService).change(tx, networkId, 'activate');
    return networkId;
  }

  /** A listed network whose form is not complete. */
  async #initiate({ name, purpose, seats }: DemoNetwork): Promise<string> {
    const { tx } = this;
    const [initiator, ...others] = seats;
    const by = idOf(initiator?.person ?? '');
    const began = this.now - 12 * days;
    await this.actAs(by, began);
    const plan = { people: 8, open: false, charter: true, rhythm: 'REGULAR' as const };
    const programmeId = idOf('effort policy');
    const networkId = await this.app
      .get(InitiationService)
      .initiate(tx, { name, purpose, plan, similarSeen: true, programmeId });
    await this.actAs(by, began);
    const organiser = {
      type: 'PUBLIC' as const,
      name: 'Direktoratet for forvaltning og økonomistyring',
      orgnr: '986252932',
    };
    const listing: Listing = {
      ...{ counties: [], national: true, attendance: 'ONLINE' },
      ...{ roles: ['DEPARTMENT_DIRECTOR'], levels: ['DEPARTMENT'], language: 'nb', contact: null },
    };
    await this.app.get(SettingsService).update(tx, { networkId, organiser, listed: true, listing });
    await this.app.get(StageService).change(tx, networkId, 'announce');
    for (const [i, { person, role }] of others.entries())
      await this.#takeSeat(networkId, { by, person, role, at: began + (i + 2) * days });
    return networkId;
  }

  /** Invites and seats a person who accepts the charter in force. An invitation made long ago would have expired. */
  async #takeSeat(
    networkId: string,
    { by, person, role, at }: { by: string; person: string; role: SeatRole; at: number },
  ) {
    await this.actAs(by, this.now);
    const { key } = await this.app.get(InvitationService).invite(this.tx, { networkId, role });
    await this.actAs(idOf(person), at);
    const { roleTitle = '', orgnr = '' } = this.people.get(person) ?? {};
    await this.tx.setAccessKey(sha256Hex(key));
    const charter = await charterOf(this.tx, networkId);
    await this.app.get(SeatService).take(this.tx, { key, roleTitle, orgnr, acceptsCharter: charter?.version ?? null });
  }

  #settingsOf(
    networkId: string,
    { organiser, effort: programme, listed, listing, meetsInDays, reviewInDays }: DemoForm,
  ) {
    const inDays = (count: number) => new Date(this.now + count * days).toISOString().slice(0, 10);
    const programmeId = idOf(`effort ${programme}`);
    const nextDates = meetsInDays.map(inDays);
    return {
      networkId,
      organiser,
      programmeId,
      similarSeen: true,
      listed,
      listing,
      nextDates,
      reviewBy: inDays(reviewInDays),
    };
  }
}
