/**
 * fetch with a time limit in milliseconds that includes reading the whole body. On a dead connection a browser waits for
 * many minutes, and every request queued behind this one waits too.
 */
export const fetchWithTimeout =
  (milliseconds: number, send: typeof fetch = fetch): typeof fetch =>
  (address, init) => {
    // Uses neither AbortSignal.timeout nor AbortSignal.any: combined, they are garbage collected in Node 20 and never
    // fire.
    const ended = new AbortController();
    setTimeout(() => ended.abort(new DOMException('The line does not answer.', 'TimeoutError')), milliseconds);
    init?.signal?.addEventListener('abort', () => ended.abort(init.signal?.reason), { once: true });
    return send(address, { ...init, signal: ended.signal });
  };

/** Retries once when the server does not know the operation: during a deployment some servers are newer than the page and some older. */
export const retryWhenOutdated =
  (send: typeof fetch, after: number): typeof fetch =>
  async (address, init) => {
    const answer = await send(address, init);
    if (answer.status !== 410) return answer;
    await new Promise((resolve) => setTimeout(resolve, after));
    return send(address, init);
  };
