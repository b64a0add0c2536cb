// Before the first paint: the theme that was chosen here last, if any.
(() => {
  try {
    const chosen = localStorage.getItem('saunter-theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    }
  } catch (e) {
    // Storage is forbidden: the system's theme holds.
  }
})();
