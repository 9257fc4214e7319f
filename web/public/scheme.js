// Runs before the first paint, as a file of its own because inline scripts are forbidden.
(() => {
  const root = document.documentElement;
  try {
    const scheme = localStorage.getItem('krets.scheme');
    root.dataset.colorScheme = scheme === 'light' || scheme === 'dark' ? scheme : 'auto';
    const language = localStorage.getItem('krets.language');
    if (language) root.lang = language;
  } catch {
    root.dataset.colorScheme = 'auto';
  }
})();
