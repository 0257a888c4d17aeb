// Light or dark: as the device says, or as chosen at the foot of the page. Without this file the page is light.
(() => {
  const root = document.documentElement;
  const device = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return localStorage.getItem("gouvernail-theme") || "system"; } catch { return "system"; }
  };
  const show = () => {
    const choice = chosen();
    root.dataset.frTheme = choice === "system" ? (device.matches ? "dark" : "light") : choice;
  };
  show();
  device.addEventListener("change", show);
  window.addEventListener("beforeprint", () => { root.dataset.frTheme = "light"; });
  window.addEventListener("afterprint", show);
  document.addEventListener("DOMContentLoaded", () => {
    const field = document.getElementById("gv-theme-choice");
    if (!field) return;
    field.value = chosen();
    field.addEventListener("change", () => {
      try { localStorage.setItem("gouvernail-theme", field.value); } catch { /* kept for this page only */ }
      show();
    });
    document.getElementById("gv-theme").hidden = false;
  });
})();
