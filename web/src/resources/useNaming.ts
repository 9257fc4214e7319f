import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { emptyWords, inputOf, isWebAddress } from './form.js';
import { addMutation } from './graph.js';
import type { Named } from './ResourceChoice.js';
import { useUploads } from './useUploads.js';

export const unnamed: Named = { way: 'link', link: '', resourceId: '' };
export type NamingFault = 'link' | 'library' | 'file' | 'waits' | 'words' | 'why';
type Settled = { link: string | null; resourceId: string | null };

/** A resource named in an answer. A file becomes part of the library first, with the words of the answer as its reason. */
export function useNaming(networkId: string) {
  const uploads = useUploads(networkId, true);
  const [fault, setFault] = useState<NamingFault>();
  const { act, busy, trouble } = useAct(addMutation);
  const upload = uploads.uploads.find((one) => !one.fault);

  function faultOf({ way, link, resourceId }: Named, body: string): NamingFault | undefined {
    if (way === 'link') return isWebAddress(link.trim()) ? undefined : 'link';
    if (way === 'library') return resourceId ? undefined : 'library';
    if (!upload) return 'file';
    if (!upload.uploaded) return 'waits';
    if (!upload.title.trim() || (upload.uploaded.isImage && !upload.alt.trim())) return 'words';
    return body.trim() ? undefined : 'why';
  }

  /** Undefined when something is missing or was refused. */
  async function settle(named: Named, body: string, lang: Language): Promise<Settled | undefined> {
    const found = faultOf(named, body);
    setFault(found);
    if (found) return undefined;
    if (named.way === 'link') return { link: named.link.trim(), resourceId: null };
    if (named.way === 'library') return { link: null, resourceId: named.resourceId };
    if (!upload?.uploaded) return undefined;
    const why = [...body.trim()].slice(0, limits.why).join('');
    const words = { ...emptyWords(lang), title: upload.title, why };
    const resource = { ...inputOf(words), alt: upload.alt.trim() || null, fileId: upload.uploaded.id };
    const added = await act({ input: { networkId, clientId: upload.key, kind: 'FILE', resource } });
    if (!added) return undefined;
    uploads.clear();
    return { link: null, resourceId: added.addResource.id };
  }

  return { uploads, fault, forgive: () => setFault(undefined), settle, busy, trouble };
}
