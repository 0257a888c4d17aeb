// My month, quicker: arrows, Enter, fill a line, clear a day, copy the month before, undo, running totals, and a draft
// that a lost session does not take away. Without this file the page is a plain form.
(() => {
  const form = document.getElementById("gv-month");
  if (!form) {
    // The month is declared: no draft of it stays in this tab.
    try { Object.keys(sessionStorage).filter((one) => one.startsWith("gouvernail-month ") && one.endsWith(location.pathname)).forEach((one) => sessionStorage.removeItem(one)); } catch { /* no draft */ }
    return;
  }
  const cells = [...form.querySelectorAll(".gv-cell")];
  const rows = [...form.querySelectorAll("tbody tr[data-available]")].map((row) => [...row.querySelectorAll(".gv-cell")]);
  const live = document.getElementById("gv-month-live");
  const off = document.getElementById("gv-off");
  const declare = document.getElementById("gv-declare");
  const undoButton = form.querySelector('[data-tool="undo"]');
  const spoken = { "½": "0.5", "¼": "0.25", "¾": "0.75", "1/2": "0.5", "1/4": "0.25", "3/4": "0.75" };
  const past = [];
  let here = null;

  // Figures: the same reading as the server's, which has the last word.
  const hundredths = (text) => {
    let bare = text.replace(/\s/g, "").replace(/j$/, "");
    bare = (spoken[bare] || bare).replace(",", ".");
    if (bare === "") return 0;
    if (!/^\d{0,6}(\.\d{0,2}0*)?$/.test(bare) || !/\d/.test(bare)) return null;
    return Math.round(Number(bare) * 100);
  };
  const words = (figure) => {
    const whole = Math.floor(Math.abs(figure) / 100);
    const part = String(Math.abs(figure) % 100).padStart(2, "0").replace(/0+$/, "");
    return `${figure < 0 ? "\u2212" : ""}${whole}${part ? `,${part}` : ""}`;
  };
  const dayOf = (cell) => cell.name.slice(-10);
  const say = (text) => { if (live) live.textContent = text; };

  const total = () => {
    const days = {};
    let all = 0;
    for (const row of rows) {
      let sum = 0;
      for (const cell of row) {
        const figure = hundredths(cell.value);
        const wrong = figure === null || figure > 100 || figure % 25 !== 0;
        if (wrong) cell.setAttribute("aria-invalid", "true");
        else if (!cell.hasAttribute("aria-describedby") || cell.value !== cell.defaultValue) cell.removeAttribute("aria-invalid");
        sum += wrong ? 0 : figure;
        days[dayOf(cell)] = (days[dayOf(cell)] || 0) + (wrong ? 0 : figure);
      }
      if (!row.length) continue;
      const tr = row[0].closest("tr");
      const left = Number(tr.dataset.available) - sum;
      tr.querySelector("[data-total]").textContent = words(sum);
      const place = tr.querySelector("[data-left]"); // days of onboarding take nothing from the line
      if (place) {
        place.textContent = `${words(left)}\u00a0j`;
        place.classList.toggle("gv-decide", left < 0);
      }
      all += sum;
    }
    for (const place of form.querySelectorAll("[data-sum]")) {
      const figure = place.dataset.sum === "all" ? all : days[place.dataset.sum] || 0;
      place.textContent = words(figure);
      place.classList.toggle("gv-decide", place.dataset.sum !== "all" && figure > 100);
    }
    const told = `${words(all)}\u00a0jour${all < 200 ? "" : "s"}`;
    form.querySelector("[data-button-total]").textContent = told;
    return told;
  };

  // A draft of this tab: what was typed comes back after the session ended and its owner signed in again.
  const key = `gouvernail-month ${form.dataset.owner} ${location.pathname}`;
  const fields = () => [...form.elements].filter((one) => one.name && one.type !== "hidden" && one.type !== "submit");
  const keep = () => {
    const values = fields().map((one) => [one.name, one.value, one.checked === true]);
    try { sessionStorage.setItem(key, JSON.stringify({ version: form.dataset.version, values })); } catch { /* no draft */ }
  };
  const forget = () => { try { sessionStorage.removeItem(key); } catch { /* no draft */ } };
  const restore = () => {
    let draft = null;
    try { draft = JSON.parse(sessionStorage.getItem(key)); } catch { /* no draft */ }
    if (!draft || draft.version !== form.dataset.version) { forget(); return; }
    let changed = 0;
    for (const one of fields()) {
      const known = draft.values.find(([name, value]) => name === one.name && (one.type !== "checkbox" || value === one.value));
      if (!known) continue;
      if (one.type === "checkbox") { changed += one.checked !== known[2]; one.checked = known[2]; }
      else if (one.value !== known[1]) { one.value = known[1]; one.classList.remove("gv-cell--proposed"); changed += 1; }
    }
    if (!changed) return;
    const note = document.createElement("p");
    note.className = "fr-alert fr-alert--info fr-alert--sm gv-month__alert";
    note.setAttribute("role", "status");
    note.textContent = "Ce que vous aviez saisi sans l’enregistrer a été remis. ";
    const again = document.createElement("button");
    again.type = "button";
    again.className = "fr-btn fr-btn--sm fr-btn--tertiary";
    again.textContent = "L’oublier";
    again.addEventListener("click", () => { forget(); location.assign(location.pathname); });
    note.append(again);
    form.before(note);
  };

  const snapshot = () => { past.push(cells.map((cell) => cell.value)); if (undoButton) undoButton.disabled = false; };
  const put = (cell, value) => {
    if (cell.value === value) return;
    cell.value = value;
    cell.classList.remove("gv-cell--proposed");
  };
  const changed = (what) => { const told = total(); keep(); if (what) say(`${what} Total\u00a0: ${told}.`); };
  const undo = () => {
    const values = past.pop();
    if (!values) return;
    cells.forEach((cell, place) => put(cell, values[place]));
    if (undoButton) undoButton.disabled = past.length === 0;
    changed("Annulé.");
  };
  const clearDays = (names) => {
    snapshot();
    cells.filter((cell) => names.has(dayOf(cell))).forEach((cell) => put(cell, ""));
    changed("Jours vidés.");
  };
  const fill = (cell) => {
    const row = rows.find((one) => one.includes(cell));
    if (!row) return;
    snapshot();
    const rests = (one) => one.closest("td").classList.contains("gv-month__d-0") || one.closest("td").classList.contains("gv-month__d-6");
    const limit = form.dataset.today || "9999";
    row.slice(row.indexOf(cell) + 1).filter((one) => !rests(one) && dayOf(one) <= limit).forEach((one) => put(one, cell.value));
    changed("Ligne remplie.");
  };
  const copy = () => { snapshot(); cells.forEach((cell) => put(cell, cell.dataset.copy || "")); changed("Mois dernier copié."); };
  const daysIn = (text) => {
    const month = cells.length ? dayOf(cells[0]).slice(0, 8) : "";
    const found = new Set();
    for (const [, first, last] of text.matchAll(/(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?/g)) {
      for (let day = Number(first); day <= Number(last || first); day += 1) found.add(month + String(day).padStart(2, "0"));
    }
    return found;
  };
  const clearTyped = () => {
    if (off.value.trim()) { const names = daysIn(off.value); off.value = ""; clearDays(names); }
    declare.focus();
  };
  const go = (cell, down, right) => {
    const row = rows.findIndex((one) => one.includes(cell));
    const next = rows[row + down] && rows[row + down][rows[row].indexOf(cell) + right];
    if (next) next.focus();
    return Boolean(next);
  };

  const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0] };
  form.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(declare); return; }
    if (cell === off && event.key === "Enter") { event.preventDefault(); clearTyped(); return; }
    if (!cell.classList.contains("gv-cell") || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === "z" && past.length) { event.preventDefault(); undo(); }
      return;
    }
    const move = moves[event.key];
    const letter = event.key.toLowerCase();
    if (move) {
      event.preventDefault();
      if (!go(cell, ...move) && event.key === "Enter") declare.focus();
    } else if (letter === "r") { event.preventDefault(); fill(cell); }
    else if (letter === "v") { event.preventDefault(); clearDays(new Set([dayOf(cell)])); }
  });
  form.addEventListener("focusin", (event) => {
    if (!event.target.classList.contains("gv-cell")) return;
    here = event.target;
    here.select();
    here.dataset.before = here.value;
  });
  form.addEventListener("change", (event) => {
    const cell = event.target;
    if (!cell.classList.contains("gv-cell")) { keep(); return; }
    past.push(cells.map((one) => (one === cell ? cell.dataset.before || "" : one.value)));
    cell.dataset.before = cell.value;
    if (undoButton) undoButton.disabled = false;
  });
  form.addEventListener("input", (event) => {
    event.target.classList.remove("gv-cell--proposed");
    if (event.target.classList.contains("gv-cell")) changed("");
    else keep();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const tool = button.dataset.tool || (button.name === "faire" ? button.value : "");
    if (tool === "fill" && here) { fill(here); here.focus(); }
    else if (tool === "clear" && here) { clearDays(new Set([dayOf(here)])); here.focus(); }
    else if (tool === "undo") undo();
    else if (tool === "vider") { event.preventDefault(); clearTyped(); }
    else if (tool === "copier") { event.preventDefault(); copy(); }
  });
  if (!cells.length) return;
  restore();
  total();
  form.querySelectorAll("[data-tool]").forEach((button) => { button.hidden = false; });
  document.getElementById("gv-keys").hidden = false;
  if (!document.querySelector(".gv-month__said") && window.matchMedia("(pointer: fine)").matches) off.focus({ preventScroll: true });
})();
