/** Browsers carry at most 64 KiB of bodies past the end of a page; the document and the headers take their part. */
const mostBytes = 56_000;

/** How a request is sent that should arrive although the page is closed meanwhile. */
export function fetchOptionsPastPage(content: string): RequestInit {
  const fits = new TextEncoder().encode(JSON.stringify(content)).length <= mostBytes;
  return { credentials: 'same-origin', keepalive: fits };
}
