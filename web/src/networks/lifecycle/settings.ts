import type { FormRequirementsQuery, SettingsInput } from '../../generated/graphql.js';

/** The settings of a network as its forms show them. */
export const settingsOf = (network: FormRequirementsQuery['network']): SettingsInput => ({
  organiser: network.organiserType
    ? { type: network.organiserType, name: network.organiserName ?? '', orgnr: network.organiserOrgnr ?? '' }
    : null,
  programmeId: network.programme?.id ?? null,
  reviewBy: network.reviewBy ?? null,
  nextDates: network.nextDates,
  sizes: {
    min: network.seatsMin,
    from: network.seatsFrom,
    to: network.seatsTo,
    warn: network.seatsWarn,
    max: network.seatsMax,
  },
  listed: network.listed,
  listing: {
    counties: network.listing.counties,
    national: network.listing.national,
    attendance: network.listing.attendance ?? null,
    roles: network.listing.roles,
    levels: network.listing.levels,
    language: network.listing.language ?? null,
    contact: network.listing.contact ?? null,
  },
});

/** After these changes; what is left out stays. */
export const settingsAfter = (before: SettingsInput, changes: SettingsInput): SettingsInput => ({
  ...before,
  ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null && value !== undefined)),
});
