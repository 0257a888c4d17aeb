// Cards of activities moved by mouse, finger or arrow keys; without this file the buttons of each card do the same.
(() => {
  const STATES = ["to_do", "doing", "done"];
  const STEP = 6; // pixels before a press is a drag
  const EDGE = 48; // pixels from the edge of the screen where a drag scrolls
  const cardOf = (place) => (place instanceof Element ? place.closest(".gv-card[data-state]") : null);
  const columnAt = (x, y) => document.elementFromPoint(x, y)?.closest("[data-column]") ?? null;
  const say = (sentence) => { document.getElementById("gv-board-said").textContent = sentence; };
  let isMoving = false;
  let drag = null;

  // What the page becomes once its cards can be moved; again after each move.
  const prepare = () => {
    const board = document.querySelector(".gv-board--moves");
    if (!board) return;
    board.classList.add("gv-can-move");
    const hint = document.getElementById("gv-board-hint");
    hint.hidden = false;
    for (const card of board.querySelectorAll(".gv-card[data-state]")) {
      card.tabIndex = 0;
      card.setAttribute("aria-describedby", hint.id);
    }
  };

  // Post the form of the card, then show what the server answers: its columns, its counts, its sentence.
  const move = async (card, state) => {
    const form = card.querySelector("form");
    if (isMoving || !form || state === card.dataset.state) return;
    isMoving = true;
    card.setAttribute("aria-busy", "true");
    const sent = new FormData(form);
    sent.set("etat", state);
    try {
      const answer = await fetch(form.action, { method: "POST", body: sent });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("gv-board-area");
      if (!fresh) return location.reload(); // signed out, or out of scope meanwhile
      document.getElementById("gv-board-area").replaceWith(fresh);
      prepare();
      say(page.querySelector("main .gv-messages")?.textContent.trim() ?? "");
      document.getElementById(card.id)?.focus();
    } catch {
      card.removeAttribute("aria-busy");
      say("Le déplacement n’est pas enregistré : la connexion a manqué. Recommencez.");
    } finally {
      isMoving = false;
    }
  };

  document.addEventListener("submit", (event) => {
    const card = cardOf(event.target);
    const state = event.submitter?.value;
    if (!card || !STATES.includes(state)) return;
    event.preventDefault();
    move(card, state);
  });

  const neighbour = (card, step) => {
    const cards = [...card.closest("[data-column]").querySelectorAll(".gv-card[data-state]")];
    return cards[cards.indexOf(card) + step];
  };

  document.addEventListener("keydown", (press) => {
    if (press.key === "Escape" && drag) return drop(null);
    const card = cardOf(press.target);
    if (!card || press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return;
    const aside = { ArrowLeft: -1, ArrowRight: 1 }[press.key];
    const along = { ArrowUp: -1, ArrowDown: 1 }[press.key];
    if (aside) {
      press.preventDefault();
      const state = STATES[STATES.indexOf(card.dataset.state) + aside];
      if (state) move(card, state);
    } else if (along) {
      press.preventDefault();
      neighbour(card, along)?.focus();
    }
  });

  const lift = () => {
    const box = drag.card.getBoundingClientRect();
    drag.ghost = drag.card.cloneNode(true);
    drag.ghost.removeAttribute("id");
    for (const inside of drag.ghost.querySelectorAll("[id]")) inside.removeAttribute("id");
    drag.ghost.setAttribute("aria-hidden", "true");
    drag.ghost.inert = true;
    drag.ghost.classList.add("gv-ghost");
    drag.ghost.style.width = `${box.width}px`;
    drag.dx = box.left - drag.x;
    drag.dy = box.top - drag.y;
    document.body.append(drag.ghost);
    document.body.classList.add("gv-dragging");
    drag.card.classList.add("gv-dragged");
  };

  const mark = (column) => {
    for (const one of document.querySelectorAll(".gv-over")) if (one !== column) one.classList.remove("gv-over");
    column?.classList.add("gv-over");
  };

  const drop = (column) => {
    const { card, ghost } = drag;
    drag = null;
    ghost?.remove();
    document.body.classList.remove("gv-dragging");
    card.classList.remove("gv-dragged");
    mark(null);
    if (ghost && column) move(card, column.dataset.column);
  };

  document.addEventListener("pointerdown", (press) => {
    const card = cardOf(press.target);
    if (!card || drag || isMoving || press.button || press.target.closest("a, button")) return;
    if (press.pointerType !== "mouse" && !press.target.closest(".gv-grip")) return;
    drag = { card, ghost: null, pointer: press.pointerId, x: press.clientX, y: press.clientY };
  });

  document.addEventListener("pointermove", (press) => {
    if (!drag || press.pointerId !== drag.pointer) return;
    if (!drag.ghost && Math.hypot(press.clientX - drag.x, press.clientY - drag.y) < STEP) return;
    if (!drag.ghost) lift();
    drag.ghost.style.transform = `translate(${press.clientX + drag.dx}px, ${press.clientY + drag.dy}px)`;
    if (press.clientY < EDGE) window.scrollBy(0, -EDGE / 4);
    if (press.clientY > window.innerHeight - EDGE) window.scrollBy(0, EDGE / 4);
    mark(columnAt(press.clientX, press.clientY));
  });

  document.addEventListener("pointerup", (press) => {
    if (drag && press.pointerId === drag.pointer) drop(columnAt(press.clientX, press.clientY));
  });
  document.addEventListener("pointercancel", () => { if (drag) drop(null); });
  document.addEventListener("dragstart", (event) => { if (drag) event.preventDefault(); });
  prepare();
})();
