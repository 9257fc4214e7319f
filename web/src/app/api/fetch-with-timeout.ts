/**
 * Asks for so many milliseconds and no longer, the answer's whole body included. On a line that has gone dead without a
 * word a browser waits for many minutes, and with it everything that stands in line behind the question.
 */
export const fetchWithTimeout =
  (milliseconds: number, send: typeof fetch = fetch): typeof fetch =>
  (address, init) => {
    // Neither AbortSignal.timeout nor AbortSignal.any: joined, they are garbage collected in Node 20 and never tell.
    const ended = new AbortController();
    setTimeout(() => ended.abort(new DOMException('The line does not answer.', 'TimeoutError')), milliseconds);
    init?.signal?.addEventListener('abort', () => ended.abort(init.signal?.reason), { once: true });
    return send(address, { ...init, signal: ended.signal });
  };

/**
 * Asks once more where the server does not know the operation: while a new version is coming, some servers are newer than the page and
 * some older.
 */
export const retryWhenOutdated =
  (send: typeof fetch, after: number): typeof fetch =>
  async (address, init) => {
    const answer = await send(address, init);
    if (answer.status !== 410) return answer;
    await new Promise((resolve) => setTimeout(resolve, after));
    return send(address, init);
  };
