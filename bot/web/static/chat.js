// Brings in what is new, and sends without loading the page again. Reading needs none of this.
"use strict";

const app = document.querySelector(".app");
const notice = document.getElementById("notice");
const dialog = document.getElementById("dialog");
const LIMIT = 20_000_000;

const say = (sentence) => { notice.textContent = sentence; };
const made = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html.trim();
  return holder.content.firstElementChild;
};

// Sending

let said = false; // here, and not in another window of the same person

async function send(form, submitter) {
  if (form.getAttribute("aria-busy") === "true") return;
  said ||= form.closest("#message") !== null;
  const data = new FormData(form, submitter);
  form.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(form.getAttribute("action"), { method: "POST", body: data, headers: { Accept: "application/json" } });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    tell(form, "");
    form.elements.key.value = answer.key;
    if (form.matches("[data-composer]")) empty(form, data.get("text"));
    if (answer.dialog) ask(answer.dialog);
    else if (dialog.contains(form)) dialog.close();
  } catch (error) {
    tell(form, error instanceof TypeError || error instanceof SyntaxError ? "That could not be sent. Is Chaser still running?" : error.message);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

// In a dialog it is said there, and what was typed stays to be sent again.
function tell(form, sentence) {
  const trouble = form.querySelector("[data-trouble]");
  if (trouble) trouble.textContent = sentence;
  else say(sentence);
}

// What was typed on while it was on its way stays.
function empty(form, sent) {
  const text = form.elements.text, typed = text.value;
  form.reset();
  if (typed.startsWith(sent)) text.value = typed.slice(sent.length).trimStart();
  choose(form);
  fit(text);
  keep(form);
}

function ask(html) {
  dialog.innerHTML = html;
  if (dialog.open && !dialog.matches(":modal")) dialog.close();
  if (!dialog.open) dialog.showModal();
  const wrong = dialog.querySelector("[aria-invalid=true]");
  (wrong || dialog.querySelector("textarea, select, input:not([type=hidden])"))?.focus();
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-quick]")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]") && dialog.open) {
    event.preventDefault();
    dialog.close();
  }
  const coming = document.querySelector(".coming[open]");
  if (coming && !coming.contains(event.target)) coming.open = false;
});

// By arrow keys one passes somebody on the way to another: the page that comes is left at the choice.
const who = document.querySelector("[data-who]");
who.addEventListener("change", () => {
  sessionStorage.setItem("choosing", "yes");
  who.submit();
});

// Writing

function fit(area) {
  area.rows = Math.min(8, area.value.split("\n").length);
}

function choose(form) {
  const input = form.querySelector("[data-file]"), chosen = form.querySelector("[data-chosen]");
  const files = [...input.files];
  if (files.reduce((sum, file) => sum + file.size, 0) > LIMIT) {
    input.value = "";
    chosen.hidden = true;
    return say("That is more than 20 MB, the most that fits here. Nothing was attached.");
  }
  chosen.textContent = files.map((file) => file.name).join(", ") + " ";
  chosen.hidden = files.length === 0;
  if (files.length === 0) return;
  const remove = made('<button type="button">Remove</button>');
  remove.addEventListener("click", () => { input.value = ""; choose(form); form.elements.text.focus(); });
  chosen.append(remove);
}

document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-composer] textarea")) return;
  fit(event.target);
  keep(event.target.form);
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-file]")) choose(event.target.form);
});

document.addEventListener("keydown", (event) => {
  // On a phone the return key makes a new line, and the thumb sends.
  const plain = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (!plain || !event.target.matches("[data-composer] textarea, .change textarea") || matchMedia("(pointer: coarse)").matches) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && event.target.closest(".coming[open], .answer[open], .change[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

document.addEventListener("toggle", (event) => {
  if (event.target.matches(".fold[open]")) goTo(event.target);
  if (!event.target.matches(".answer[open], .change[open]")) return;
  if (event.target.dataset.kept) return void delete event.target.dataset.kept; // opened for its draft
  event.target.querySelector("textarea").focus({ preventScroll: true });
  goTo(event.target, "nearest");
}, true);

// Dropping files

const main = document.querySelector("main");
const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
main.addEventListener("dragover", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  main.classList.add("dropping");
});
main.addEventListener("dragleave", (event) => {
  if (!main.contains(event.relatedTarget)) main.classList.remove("dropping");
});
main.addEventListener("drop", (event) => {
  main.classList.remove("dropping");
  if (!carriesFiles(event)) return;
  event.preventDefault();
  const thread = event.target.closest?.(".thread");
  const form = thread?.querySelector(".answer[open] form") || document.querySelector("#message form");
  form.querySelector("[data-file]").files = event.dataTransfer.files;
  choose(form);
  form.elements.text.focus();
});

// What is new

let version = Number(app.dataset.version);

function show(post) {
  const there = document.getElementById(`post-${post.id}`);
  if (post.removed && !there?.querySelector(".reply")) return leave(there);
  const node = made(post.html);
  if (there) return renew(there, node);
  if (!place(node, post)) return undefined;
  node.classList.add("fresh");
  const home = node.closest(".thread") || node;
  delete home.dataset.empty;
  return post.mine || post.folded ? undefined : node;
}

function leave(there) {
  const held = there?.contains(document.activeElement);
  there?.remove();
  if (held) document.querySelector("#message textarea").focus({ preventScroll: true });
}

function place(node, post) {
  const home = post.thread ? document.getElementById(`${post.folded ? "folded" : "replies"}-${post.thread}`) : posts;
  if (!home || (!post.thread && !("latest" in app.dataset))) return false;
  posts.querySelector(".empty")?.remove();
  const after = [...home.children].find((one) => Number(one.dataset.post) > post.id);
  home.insertBefore(node, after || null);
  if (post.folded) recount(home);
  return true;
}

function recount(replies) {
  const fold = replies.closest(".fold"), count = replies.children.length;
  fold.hidden = false;
  fold.querySelector("[data-folded]").textContent = count === 1 ? "1 reply" : `${count} replies`;
}

function renew(there, node) {
  const before = there.querySelector(".said"), said = node.querySelector(".said");
  const held = before.contains(document.activeElement) ? document.activeElement : null;
  said.setAttribute("aria-live", "off"); // heard once already; what changed it is told by an answer
  before.replaceWith(said);
  if (!held) return;
  const same = [...said.querySelectorAll("button")].find((one) => one.value === held.value && one.checkVisibility());
  (same || said).focus({ preventScroll: true });
}

function arrive(data) {
  const own = said && data.posts.some((post) => post.mine && !post.thread && !document.getElementById(`post-${post.id}`));
  if (own) said = false;
  const follow = own || atEnd(), talk = document.activeElement.closest(".thread");
  const ended = (follow || document.activeElement.closest(".said")) && atItsEnd(data.posts);
  const fresh = data.posts.map(show).filter(Boolean);
  const first = fresh[0];
  if (own) toEnd();
  if (talk && (talk.contains(first) || data.posts.some((post) => post.mine))) goTo(talk, "end");
  else if (follow && (own || first?.matches(".msg")) && first && !inSight(first)) goTo(first);
  else if (first && ended?.contains(first)) {
    if (first.offsetHeight < view().height / 2) goTo(ended, "end");
    else goTo(first);
  }
  const beyond = fresh.find((node) => !inSight(node));
  if (beyond) point(beyond);
  count(data.unread);
}

function count(unread) {
  for (const link of document.querySelectorAll("nav [data-place]")) {
    const number = unread[link.dataset.place] || 0;
    link.querySelector("[data-count]").textContent = number > 99 ? "99+" : number;
    link.querySelector(".badge").hidden = number === 0;
  }
  title();
}

const named = document.title;
function title() {
  const sum = [...document.querySelectorAll("nav .badge:not([hidden]) [data-count]")].reduce((all, one) => all + parseInt(one.textContent, 10), 0);
  document.title = sum ? `(${sum}) ${named}` : named;
}

let shownNext = "";
function tick(data) {
  const now = document.getElementById("now"), coming = document.getElementById("coming");
  // A jump is worth saying; minutes that pass are not.
  if (Date.parse(data.iso) - Date.parse(now.dateTime) > 300_000) document.getElementById("heard").textContent = data.now;
  if (now.textContent !== data.now) now.textContent = data.now;
  now.dateTime = data.iso;
  if (shownNext === data.coming) return;
  shownNext = data.coming;
  const open = coming.querySelector("details")?.open, held = coming.contains(document.activeElement);
  coming.innerHTML = data.coming;
  const details = coming.querySelector("details");
  if (open && details) details.open = true;
  if (held) details?.querySelector("summary").focus({ preventScroll: true });
}

let stream;
function listen() {
  const query = new URLSearchParams({ in: app.dataset.place, since: version });
  stream = new EventSource(`${app.dataset.home}/events?${query}`);
  stream.addEventListener("posts", (event) => { version = Number(event.lastEventId); arrive(JSON.parse(event.data)); });
  stream.addEventListener("clock", (event) => tick(JSON.parse(event.data)));
  stream.onopen = () => { if (notice.dataset.lost) { say(""); delete notice.dataset.lost; } };
  stream.onerror = () => {
    // Once: it tries again every second, and what could not be sent meanwhile stays told.
    if (!notice.dataset.lost) say("The connection is lost. Trying again…");
    notice.dataset.lost = "yes";
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
}

// A browser keeps few connections to one address: a page that nobody sees gives its own back.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) stream.close();
  else listen();
});
addEventListener("pagehide", () => stream?.close());
addEventListener("pageshow", (event) => {
  who.reset(); // who comes back finds somebody else chosen, whose page it is not
  if (event.persisted) listen();
});

title();
document.querySelectorAll("[data-composer]").forEach(takeUp);
if (dialog.open) { dialog.close(); dialog.showModal(); }
if (location.hash) document.querySelector(location.hash)?.scrollIntoView({ block: "nearest" });
else begin();
if (sessionStorage.getItem("choosing")) who.elements.as.focus({ preventScroll: true });
sessionStorage.removeItem("choosing");
if (!document.hidden) listen();
