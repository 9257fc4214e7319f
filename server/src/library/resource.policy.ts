import type { FieldError } from '@krets/shared/errors';
import type { ResourceKind } from '@krets/shared/kinds';
import { isVisible } from '@krets/shared/text';
import type { Membership } from '../networks/membership/membership.js';
import type { ResourceInput } from './library.inputs.js';
import type { StoredResource } from './resource.entity.js';

type ResourceFacts = Pick<StoredResource, 'networkId' | 'addedBy' | 'withdrawnAt'>;

const seated = (membership: Membership) => membership.seatId !== null;
const adds = (membership: Membership, resource: ResourceFacts) => resource.addedBy === membership.personId;

export const mayAddResource = (membership: Membership) => membership.writable;
export const mayReadLibrary = (membership: Membership) => seated(membership);

/** When withdrawn, visible only to the person who added it. */
export const mayReadResource = (membership: Membership, resource: ResourceFacts) =>
  seated(membership) &&
  resource.networkId === membership.networkId &&
  (!resource.withdrawnAt || adds(membership, resource));

/** All members may edit the library: each version tells who made it and what it changed. */
export const mayReviseResource = (membership: Membership, resource: ResourceFacts) =>
  membership.writable && mayReadResource(membership, resource) && !resource.withdrawnAt;

export const mayCurate = mayReviseResource;

export const mayWithdrawResource = (membership: Membership, resource: ResourceFacts) =>
  mayReviseResource(membership, resource) && adds(membership, resource);

export const mayRestoreResource = (membership: Membership, resource: ResourceFacts) =>
  membership.writable &&
  mayReadResource(membership, resource) &&
  adds(membership, resource) &&
  resource.withdrawnAt !== null;

export const mayReadFile = (membership: Membership, file: { networkId: string }) =>
  seated(membership) && file.networkId === membership.networkId;

/** The content that a kind requires. */
export function faultsOfResource(kind: ResourceKind, { link, body, fileId }: ResourceInput): FieldError[] {
  if (kind === 'FILE') return fileId ? [] : [{ field: 'fileId', rule: 'required' }];
  if (kind === 'NOTE') return body && isVisible(body) ? [] : [{ field: 'body', rule: 'required' }];
  if (!link) return [{ field: 'link', rule: 'required' }];
  return isWebAddress(link) ? [] : [{ field: 'link', rule: 'link' }];
}

function isWebAddress(link: string): boolean {
  return URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol);
}
