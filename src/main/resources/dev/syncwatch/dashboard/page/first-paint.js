// Runs before the first paint, so that nobody who chose dark sees white; the rest is in theme.js.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // without storage the system's colours hold
}
