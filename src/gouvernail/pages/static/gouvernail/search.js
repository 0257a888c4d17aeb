// The key « / » leads to the search box from anywhere but a field; without this file, Tab does.
(() => {
  const writes = (place) => place instanceof Element && place.closest("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (press) => {
    if (press.key !== "/" || press.ctrlKey || press.metaKey || press.altKey || press.isComposing || writes(press.target)) return;
    const box = document.getElementById("gv-search");
    if (!box) return;
    press.preventDefault();
    box.focus();
    box.select();
  });
})();
