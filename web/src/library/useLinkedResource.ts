import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { cleanLink, isVisible } from '@krets/shared/text';
import { useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { addMutation } from './operations.js';
import type { LinkedResource } from './ResourcePicker.js';
import { emptyValues, inputOf, isWebAddress } from './resource-form.js';
import { useUploads } from './uploads/useUploads.js';

export const noResource: LinkedResource = { way: 'link', link: '', resourceId: '' };
export type LinkedResourceFault = 'link' | 'library' | 'file' | 'waits' | 'words' | 'why';
type ResolvedLink = { link: string | null; resourceId: string | null };

/** A resource named in a contribution. A file is first added to the library, with the text of the contribution as its reason. */
export function useLinkedResource(networkId: string) {
  const uploads = useUploads(networkId, true);
  const [fault, setFault] = useState<LinkedResourceFault>();
  const { mutate, busy, apiError } = useMutation(addMutation);
  const upload = uploads.uploads.find((one) => !one.fault);

  function faultOf({ way, link, resourceId }: LinkedResource, body: string): LinkedResourceFault | undefined {
    if (way === 'link') return isWebAddress(link) ? undefined : 'link';
    if (way === 'library') return resourceId ? undefined : 'library';
    if (!upload) return 'file';
    if (!upload.uploaded) return 'waits';
    if (!isVisible(upload.title) || (upload.uploaded.isImage && !isVisible(upload.alt))) return 'words';
    return isVisible(body) ? undefined : 'why';
  }

  /** Undefined when something is missing or was refused. */
  async function resolve(named: LinkedResource, body: string, lang: Language): Promise<ResolvedLink | undefined> {
    const found = faultOf(named, body);
    setFault(found);
    if (found) return undefined;
    if (named.way === 'link') return { link: cleanLink(named.link), resourceId: null };
    if (named.way === 'library') return { link: null, resourceId: named.resourceId };
    if (!upload?.uploaded) return undefined;
    const why = [...body.trim()].slice(0, limits.why).join('');
    const values = { ...emptyValues(lang), title: upload.title, why };
    const resource = { ...inputOf(values), alt: upload.alt.trim() || null, fileId: upload.uploaded.id };
    const added = await mutate({ input: { networkId, clientId: upload.key, kind: 'FILE', resource } });
    if (!added) return undefined;
    uploads.clear();
    return { link: null, resourceId: added.addResource.id };
  }

  return { uploads, fault, clearFault: () => setFault(undefined), resolve, busy, apiError };
}
