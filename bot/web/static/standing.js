// Where the page stands: at what is new, at its end, or where somebody reads further up.
"use strict";

const log = document.querySelector(".log");
const posts = document.querySelector(".posts");
const foot = document.querySelector(".foot");
const jump = document.querySelector("[data-jump]");

// Who reads further up is left there; who stands where the page put them is taken to what is new.
let reading = false;
// In a low window, as when zoomed in, the whole page scrolls and not the log.
const whole = document.scrollingElement;
const behind = () => Math.max(-log.scrollTop, whole.scrollHeight - whole.clientHeight - whole.scrollTop);
const atEnd = () => !reading || behind() < 60;
const toEnd = () => {
  jump.hidden = true;
  log.scrollTo({ top: 0, behavior: "instant" });
  whole.scrollTo({ top: whole.scrollHeight, behavior: "instant" });
};
const view = () => {
  const top = Math.max(log.getBoundingClientRect().top, 0), bottom = foot.getBoundingClientRect().top;
  return { top, bottom, height: bottom - top };
};
const goTo = (node, where = "start") => {
  node.scrollIntoView({ block: where, behavior: "instant" });
  reading = false;
};
// Whether a message can be read from its beginning.
const inSight = (node) => {
  const top = node.getBoundingClientRect().top, { top: first, bottom } = view();
  return top > first - 8 && top < bottom - 20;
};

// The message that is answered, where its end is in sight: there its answers are looked for.
function atItsEnd(arrived) {
  const answered = arrived.find((post) => post.thread && !post.removed);
  const message = answered && document.getElementById(`post-${answered.thread}`);
  const end = message?.getBoundingClientRect().bottom, { top, bottom } = view();
  return end > top && end <= bottom + 8 ? message : null;
}

// The pill leads to what is new and out of sight.

let pointed;
function point(node) {
  pointed = node;
  jump.firstElementChild.textContent = node.querySelector(".said .title, .said p")?.textContent || "New message";
  jump.hidden = false;
  aim();
}

const aim = () => {
  jump.lastElementChild.textContent = pointed.getBoundingClientRect().top < view().top ? "↑" : "↓";
};

jump.addEventListener("click", () => {
  jump.hidden = reading = true;
  pointed.scrollIntoView({ block: "start" });
  pointed.querySelector(".said").focus({ preventScroll: true });
});

// Where to begin: at what is new, else at the end; but a long message is read from its top.
function begin() {
  const last = [...posts.querySelectorAll("article")].filter((one) => !one.closest(".fold")).pop();
  toEnd();
  const start = document.getElementById("unseen") || (last?.matches(".msg") && last);
  if (start && !inSight(start)) goTo(start);
  if (last && !inSight(last) && last.getBoundingClientRect().top > 0) point(last);
}

for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
  log.addEventListener(kind, () => { reading = true; }, { passive: true });
}
document.addEventListener("scroll", () => {
  if (jump.hidden) return;
  if (inSight(pointed) || behind() < 60) jump.hidden = true;
  else aim();
}, true);
