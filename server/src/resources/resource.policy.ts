import type { FieldError } from '@krets/shared/errors';
import type { ResourceKind } from '@krets/shared/kinds';
import type { Standing } from '../networks/standing.js';
import type { StoredResource } from './resource.entity.js';
import type { ResourceInput } from './resources.inputs.js';

type Held = Pick<StoredResource, 'networkId' | 'addedBy' | 'withdrawnAt'>;

const seated = (standing: Standing) => standing.seatId !== null;
const adds = (standing: Standing, resource: Held) => resource.addedBy === standing.personId;

export const mayAddResource = (standing: Standing) => standing.writable;
export const mayReadLibrary = (standing: Standing) => seated(standing);

/** Withdrawn, it is there for the one who added it only. */
export const mayReadResource = (standing: Standing, resource: Held) =>
  seated(standing) && resource.networkId === standing.networkId && (!resource.withdrawnAt || adds(standing, resource));

/** Everybody in the room tends the library: each version says who made it and what it changed. */
export const mayReviseResource = (standing: Standing, resource: Held) =>
  standing.writable && mayReadResource(standing, resource) && !resource.withdrawnAt;

export const mayCurate = mayReviseResource;

export const mayWithdrawResource = (standing: Standing, resource: Held) =>
  mayReviseResource(standing, resource) && adds(standing, resource);

export const mayRestoreResource = (standing: Standing, resource: Held) =>
  standing.writable && mayReadResource(standing, resource) && adds(standing, resource) && resource.withdrawnAt !== null;

export const mayReadFile = (standing: Standing, file: { networkId: string }) =>
  seated(standing) && file.networkId === standing.networkId;

/** What a kind asks of its content. */
export function faultsOfResource(kind: ResourceKind, { link, body, fileId }: ResourceInput): FieldError[] {
  if (kind === 'FILE') return fileId ? [] : [{ field: 'fileId', rule: 'required' }];
  if (kind === 'NOTE') return body?.trim() ? [] : [{ field: 'body', rule: 'required' }];
  if (!link) return [{ field: 'link', rule: 'required' }];
  return isWebAddress(link) ? [] : [{ field: 'link', rule: 'link' }];
}

function isWebAddress(link: string): boolean {
  return URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol);
}
