// What is typed and not yet sent: it stays through a look elsewhere, a reload and a slip of a finger.
"use strict";

const draftOf = (form) => ["draft", document.querySelector(".app").dataset.home, form.elements.in.value, form.elements.thread.value].join(" ");

function keep(form) {
  const { text, key } = form.elements;
  // With its key, so that what was on its way when the page was left is said once.
  if (text.value) sessionStorage.setItem(draftOf(form), JSON.stringify([text.value, key.value]));
  else sessionStorage.removeItem(draftOf(form));
}

function takeUp(form) {
  const kept = sessionStorage.getItem(draftOf(form)), thread = form.closest(".answer");
  if (!kept) return;
  [form.elements.text.value, form.elements.key.value] = JSON.parse(kept);
  fit(form.elements.text);
  if (thread && !thread.open) thread.open = thread.dataset.kept = true;
}

// A form in a dialog: left by its own button, or by a second Escape.

const sheet = document.getElementById("dialog");
sheet.addEventListener("input", () => { sheet.dataset.typed = "yes"; });
sheet.addEventListener("close", () => { delete sheet.dataset.typed; });
sheet.addEventListener("cancel", (event) => {
  if (event.target !== sheet || sheet.dataset.typed !== "yes") return;
  event.preventDefault();
  sheet.dataset.typed = "warned";
  const trouble = sheet.querySelector("[data-trouble]");
  trouble.textContent = "What you typed is not sent yet. Press Escape again to leave it.";
  trouble.scrollIntoView({ block: "nearest" });
});
addEventListener("beforeunload", (event) => {
  if (sheet.open && sheet.dataset.typed) event.preventDefault();
});
