// Runs before the first paint: a colour scheme that the reader chose must not flash by in the other one.
(() => {
  const asked = new URLSearchParams(location.search).get('colours');
  let kept = null;
  try {
    kept = localStorage.getItem('pamir.theme');
  } catch {
    // A browser that keeps nothing follows the system.
  }
  const theme = asked ?? kept;
  if (theme === 'dark' || theme === 'light') {
    document.documentElement.dataset.theme = theme;
  }
})();
