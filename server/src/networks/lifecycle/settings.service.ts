import { limits } from '@krets/shared/limits';
import { type Sizes, sizesFit } from '@krets/shared/sizes';
import { Injectable } from '@nestjs/common';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { assertReplaces, badInput, notFound } from '../../platform/errors.js';
import { addToRoomLog } from '../activity/room-log.entity.js';
import { membershipOf } from '../membership/membership.js';
import { Network } from '../network.entity.js';
import { mayChangeSettings } from '../network.policy.js';
import { ongoing } from './initiation.service.js';
import type { NetworkSettingsInput } from './lifecycle.inputs.js';
import type { ListingInput } from './listing.types.js';

@Injectable()
export class SettingsService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** A facilitator changes the settings of the network; fields that are left out do not change. */
  async update(tx: Tx, input: NetworkSettingsInput): Promise<void> {
    const { networkId, organiser, programmeId, similarSeen, reviewBy, nextDates, sizes, listed } = input;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayChangeSettings(membership));
    if (reviewBy && !withinAYear(reviewBy, tx.at)) throw badInput({ field: 'reviewBy', rule: 'withinAYear' });
    if (programmeId) await ongoing(tx, programmeId);
    await tx.lockNetwork(networkId);
    await this.#assertReplaces(tx, input);
    const changed = await tx.rows(
      `UPDATE networks SET organiser_type = coalesce($2, organiser_type), organiser_name = coalesce($3, organiser_name),
         organiser_orgnr = coalesce($4, organiser_orgnr), programme_id = coalesce($5, programme_id),
         similar_seen_at = coalesce($6, similar_seen_at), review_by = coalesce($7, review_by),
         next_dates = coalesce($8, next_dates), listed = coalesce($9, listed)
       WHERE id = $1 RETURNING id`,
      [
        networkId,
        organiser?.type,
        organiser?.name.trim(),
        organiser?.orgnr,
        programmeId,
        similarSeen ? tx.at : null,
        reviewBy,
        nextDates?.toSorted(),
        listed,
      ],
    );
    if (changed.length === 0) throw notFound();
    await tx.appendEntry(networkId, { topic: 'NETWORK', id: networkId, kind: 'SETTINGS_CHANGED' });
    if (input.listing) await this.#describe(tx, networkId, input.listing);
    if (sizes) await this.#resize(tx, networkId, membership.seatId ?? tx.me, sizes);
  }

  /** Compares what is to be changed, and that only: two who change different parts do not disturb each other. */
  async #assertReplaces(tx: Tx, { networkId, replaces, ...changes }: NetworkSettingsInput): Promise<void> {
    const network = replaces ? await tx.one(Network, 'WHERE t.id = $1', [networkId]) : undefined;
    if (!replaces || !network) return;
    const counter = await tx.row<{ max: number }>(
      `SELECT seats_max AS max FROM network_counters WHERE network_id = $1`,
      [networkId],
    );
    const {
      organiserType: type,
      organiserName: name,
      organiserOrgnr: orgnr,
      seatsMin,
      seatsFrom,
      seatsTo,
      seatsWarn,
    } = network;
    const { counties, national, attendance, roles, levels, language, contact } = network;
    const stored = {
      listing: { counties, national, attendance, roles, levels, language, contact },
      organiser: type ? { type, name, orgnr } : null,
      programmeId: network.programmeId,
      reviewBy: network.reviewBy,
      nextDates: network.nextDates,
      sizes: { min: seatsMin, from: seatsFrom, to: seatsTo, warn: seatsWarn, max: counter?.max },
      listed: network.listed,
    };
    for (const field of ['organiser', 'programmeId', 'reviewBy', 'nextDates', 'sizes', 'listed', 'listing'] as const) {
      if (changes[field] === undefined || changes[field] === null) continue;
      assertReplaces<unknown>(plain(replaces[field]), plain(stored[field]));
    }
  }

  /** What the overview says of it, in the transaction that copies it there. */
  async #describe(tx: Tx, networkId: string, listing: ListingInput): Promise<void> {
    const { counties, national, attendance = null, roles, levels, language = null, contact } = listing;
    await tx.rows(
      `UPDATE networks SET counties = $2, national = $3, attendance = $4, roles = $5, levels = $6, language = $7, contact = $8 WHERE id = $1`,
      [networkId, counties.toSorted(), national, attendance, roles, levels, language, contact || null],
    );
  }

  /** @throws FULL when more seats are taken than there would be */
  async #resize(tx: Tx, networkId: string, by: string, sizes: Sizes): Promise<void> {
    if (!sizesFit(sizes)) throw badInput({ field: 'sizes', rule: 'order' });
    const { min, from, to, warn, max } = sizes;
    const changed = await tx.rows(
      `UPDATE networks SET seats_min = $2, seats_from = $3, seats_to = $4, seats_warn = $5
       WHERE id = $1 AND (seats_min, seats_from, seats_to, seats_warn) IS DISTINCT FROM ($2, $3, $4, $5) RETURNING id`,
      [networkId, min, from, to, warn],
    );
    const widened = await tx.rows(
      `UPDATE network_counters SET seats_max = $2 WHERE network_id = $1 AND seats_max <> $2 RETURNING network_id`,
      [networkId, max],
    );
    if (changed.length + widened.length === 0) return;
    await addToRoomLog(tx, { networkId, kind: 'SIZE_CHANGED', by, detail: `${min}–${max}` });
  }
}

/** Without the class of an input, and with its keys in one order. */
const plain = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => one.localeCompare(other)))
    : value;

/** Between today and the latest review day allowed. */
function withinAYear(day: string, at: Date): boolean {
  const last = new Date(at);
  last.setUTCMonth(last.getUTCMonth() + limits.reviewMonths);
  return at.toISOString().slice(0, 10) <= day && day <= last.toISOString().slice(0, 10);
}
