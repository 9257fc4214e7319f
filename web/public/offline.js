// The page in the language chosen on this device; it opens again by itself.
try {
  const language = localStorage.getItem('krets.language');
  if (['nn', 'nb', 'en'].includes(language)) document.documentElement.lang = language;
} catch {
  // Storage is blocked in this browser.
}
document.title = `${document.querySelector(`section[lang="${document.documentElement.lang}"] h1`).textContent} – Krets`;
const open = () => location.reload();
for (const button of document.querySelectorAll('button')) button.addEventListener('click', open);
addEventListener('online', open);
