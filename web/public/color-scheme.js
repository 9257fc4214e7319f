// Runs before the first paint, as a file of its own because inline scripts are forbidden.
(() => {
  const root = document.documentElement;
  try {
    const colorScheme = localStorage.getItem('krets.scheme');
    root.dataset.colorScheme = colorScheme === 'light' || colorScheme === 'dark' ? colorScheme : 'auto';
    const language = localStorage.getItem('krets.language');
    // A page of the server has its language already.
    if (language && !('rendered' in root.dataset)) root.lang = language;
  } catch {
    root.dataset.colorScheme = 'auto';
  }
})();
