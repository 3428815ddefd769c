/**
 * Light, dark, or what the system says; the choice is kept in this browser.
 *
 * @param {HTMLSelectElement} choice with the values `system`, `light` and `dark`
 * @param {() => void} changed colours are others now
 */
export function theme(choice, changed) {
  const root = document.documentElement;
  choice.value = root.dataset.theme ?? "system";
  choice.addEventListener("change", () => {
    if (choice.value === "system") {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = choice.value;
    }
    keep(choice.value);
    changed();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
}

function keep(value) {
  try {
    localStorage.setItem("theme", value);
  } catch {
    // a browser without storage forgets it with the page
  }
}
