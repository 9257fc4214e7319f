import { type ComponentType, lazy, useState } from 'react';
import { loadOtherMessages } from './i18n/messages.js';

/** The file of a page could not be fetched. */
export class PageNotLoaded extends Error {}

type PageModule = { default: ComponentType };

const idle: (callBack: () => void) => void = window.requestIdleCallback ?? ((callBack) => setTimeout(callBack, 1_000));

/** A page that one opens every day, in a file of its own, which is fetched when the page is shown, or ahead of that by `load`. */
export function dailyPage(file: () => Promise<PageModule>) {
  let loading: Promise<PageModule> | undefined;
  let Loaded: ComponentType | undefined;
  const load = (): Promise<PageModule> => {
    loading ??= file().then(
      (page) => {
        Loaded = page.default;
        return page;
      },
      (cause) => {
        loading = undefined;
        throw new PageNotLoaded('The page was not loaded', { cause });
      },
    );
    return loading;
  };
  const Lazy = lazy(load);
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each page, when the routes are made
  function Page() {
    // React shows a fallback for 300 ms even when a lazy component has been loaded.
    const [Shown] = useState(() => Loaded ?? Lazy);
    return <Shown />;
  }
  return Object.assign(Page, { load });
}

/** Any other page; what its texts are is fetched with it. */
export const lazyPage = (file: () => Promise<PageModule>) =>
  dailyPage(() => Promise.all([file(), loadOtherMessages()]).then(([page]) => page));

/** Fetches pages ahead, one after the other while the browser has nothing else to do, and none where data are to be saved. */
function loadWhenIdle(pages: readonly { load(): Promise<unknown> }[]): void {
  const [first, ...rest] = pages;
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (!first || connection?.saveData) return;
  idle(() => {
    first.load().then(
      () => loadWhenIdle(rest),
      () => {},
    );
  });
}

/** The page that was opened comes first, with its pictures. */
const milliseconds = 3_000;

/** @returns a function that stops it */
export function loadSoon(pages: readonly { load(): Promise<unknown> }[]): () => void {
  const timer = setTimeout(() => loadWhenIdle(pages), milliseconds);
  return () => clearTimeout(timer);
}
