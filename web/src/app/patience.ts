/**
 * Asks for so many milliseconds and no longer, the answer's whole body included. On a line that has gone dead without a
 * word a browser waits for many minutes, and with it everything that stands in line behind the question.
 */
export const patientFetch =
  (milliseconds: number, ask: typeof fetch = fetch): typeof fetch =>
  (address, init) => {
    // Neither AbortSignal.timeout nor AbortSignal.any: joined, they are garbage collected in Node 20 and never tell.
    const ended = new AbortController();
    setTimeout(() => ended.abort(new DOMException('The line does not answer.', 'TimeoutError')), milliseconds);
    init?.signal?.addEventListener('abort', () => ended.abort(init.signal?.reason), { once: true });
    return ask(address, { ...init, signal: ended.signal });
  };

/**
 * Asks once more where the server does not know the operation: while a new version is coming, some servers are newer than the page and
 * some older.
 */
export const whileRenewed =
  (ask: typeof fetch, after: number): typeof fetch =>
  async (address, init) => {
    const answer = await ask(address, init);
    if (answer.status !== 410) return answer;
    await new Promise((resolve) => setTimeout(resolve, after));
    return ask(address, init);
  };
