import { useEffect, useState } from 'react';
import { type NavigateFunction, useLocation, useNavigate } from 'react-router';
import { apiClient } from '../../app/api/api-client.js';
import { contributionQuery } from './operations.js';

/** A link to a contribution that was moved leads to its present place. */
async function goToMoved(id: string, navigate: NavigateFunction): Promise<boolean> {
  const { data } = await apiClient.query(contributionQuery, { id });
  if (!data) return false;
  await navigate(`/challenges/${data.contribution.challengeId}#c-${id}`, { replace: true });
  return true;
}

/** Scrolls to the contribution that the address names. @returns true when it is not there */
export function useContributionLink(ready: boolean, goTo: (id: string) => Promise<boolean>): boolean {
  const { hash } = useLocation();
  const [missing, setMissing] = useState(false);
  const navigate = useNavigate();
  useEffect(() => {
    const id = /^#c-([0-9a-f-]{36})$/.exec(hash)?.[1];
    setMissing(false);
    if (!ready || !id) return;
    let left = false;
    void goTo(id).then(async (found) => {
      if (left) return;
      if (!found && (await goToMoved(id, navigate))) return;
      setMissing(!found);
    });
    return () => {
      left = true;
    };
  }, [hash, ready, goTo, navigate]);
  return missing;
}
