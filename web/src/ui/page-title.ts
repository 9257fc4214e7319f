let title = 'Krets';
let count = 0;
/** More than these are not counted. */
const most = 99;

function show(): void {
  const counted = count > most ? `${most}+` : count;
  document.title = count > 0 ? `(${counted}) ${title}` : title;
}

/** Names the page in the browser's tab. */
export function setPageTitle(text: string | undefined): void {
  title = text ? `${text} – Krets` : 'Krets';
  show();
}

/** How much is new, before the name. 0 takes it away. */
export function setTitleCount(news: number): void {
  count = news;
  show();
}
