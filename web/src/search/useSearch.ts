import { useEffect, useState } from 'react';
import { apiClient } from '../app/api/api-client.js';
import { type ApiError, apiErrorOf } from '../app/api/api-error.js';
import type { SearchQuery, SearchQueryVariables } from '../generated/graphql.js';
import { searchQuery } from './operations.js';

/** After the last key; a question is asked when somebody pauses, not at each key. */
const pauseMs = 250;

type Answer = { words: string; answer: SearchQuery['search'] };

/** Asks as one types. Until the answer is there, the one before it stays. */
export function useSearch(variables: SearchQueryVariables) {
  const [answer, setAnswer] = useState<Answer>();
  const [apiError, setApiError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const asked = JSON.stringify(variables);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks the same again
  useEffect(() => {
    const { words, ...narrowed } = JSON.parse(asked) as SearchQueryVariables;
    let left = false;
    setApiError(undefined);
    if (words.trim() === '') {
      setAnswer(undefined);
      setBusy(false);
      return;
    }
    setBusy(true);
    const timer = setTimeout(async () => {
      const { data, error } = await apiClient.query(searchQuery, { words, ...narrowed });
      if (left) return;
      setBusy(false);
      if (data) setAnswer({ words: words.trim(), answer: data.search });
      else if (error) setApiError(apiErrorOf(error));
    }, pauseMs);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [asked, tries]);
  return { ...answer, busy, apiError, retry: () => setTries(tries + 1) };
}
