// The menu opens and closes without this file; with it, Escape closes it, and so does going elsewhere.
(() => {
  const opened = () => [...document.querySelectorAll(".gv-nav__fold[open]")];
  document.addEventListener("keydown", (press) => {
    if (press.key !== "Escape") return;
    opened().forEach((fold) => {
      if (fold.contains(document.activeElement)) fold.querySelector("summary").focus();
      fold.open = false;
    });
  });
  const leave = (event) => opened().filter((fold) => !fold.contains(event.target)).forEach((fold) => { fold.open = false; });
  document.addEventListener("click", leave);
  document.addEventListener("focusin", leave);
})();
