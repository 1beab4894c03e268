// Loaded first by every page of the torture: gives codes, looks on, and tells the table how it ended.
const trouble = [];
const seen = [];
let shift = 0;
let theme;
let words;
let frameInside;
/** Whose own events of failure are looked at and are no trouble of the page. */
const seenOn = new WeakSet();

/** For a page that stands around another. */
window.wrap = (frame) => {
  frameInside = frame;
};
addEventListener(
  "error",
  ({ message, target }) => {
    if (!seenOn.has(target)) trouble.push(message ?? "a script did not load");
  },
  true,
);
addEventListener("unhandledrejection", ({ reason }) => trouble.push(String(reason)));
addEventListener("securitypolicyviolation", (event) =>
  trouble.push(`policy: ${event.effectiveDirective} ${event.blockedURI}`),
);
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
}).observe({ type: "layout-shift", buffered: true });

const shadows = [];
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  const root = attach.call(this, init);
  shadows.push(root);
  return root;
};
const find = (what) => [document, ...shadows].flatMap((root) => [...root.querySelectorAll(what)]);
const embeds = () => find("[data-embed]");

const giveCode = async () => {
  const answer = await fetch(`${location.origin}/code`, { method: "POST" });
  if (!answer.ok) throw new Error("no code");
  return answer.json();
};

const prepare = (element) => {
  if (seenOn.has(element)) return;
  seenOn.add(element);
  element.getCode = page.code ?? giveCode;
  if (theme) element.theme = theme;
  if (words) element.words = words;
  for (const type of ["loading", "ready", "error", "sessionended"])
    element.addEventListener(type, ({ detail }) => {
      seen.push(detail?.code ? `${type} ${detail.code}` : type);
      if (type === "ready") dispatchEvent(new Event("embedready"));
    });
};

/** Of another product's frame a page can tell that it loads and that it speaks, and no more. */
const watchForeign = () => {
  for (const each of embeds()) each.addEventListener("load", () => seen.push("ready"));
  addEventListener("message", ({ source }) => {
    if (embeds().some(({ contentWindow }) => contentWindow === source) && !seen.includes("spoke"))
      seen.push("spoke");
  });
};

const stored = () => {
  try {
    const all = [localStorage, sessionStorage].flatMap((each) => Object.entries(each));
    return all.flat().join("").length + document.cookie.length;
  } catch {
    return 0;
  }
};

const isDrawn = () => {
  const frames = page.isForeign ? embeds() : find("iframe").filter((each) => each.title);
  return (
    frames.length === page.embeds &&
    frames.every((frame) => {
      const { width, height } = frame.getBoundingClientRect();
      return width > 60 && height > 60 && getComputedStyle(frame).visibility === "visible";
    })
  );
};

const outcome = () => {
  const ready = seen.filter((each) => each === "ready").length;
  const failed = seen.some((each) => each.startsWith("error"));
  if (page.expect === "loading") return !ready && !failed && seen.includes("loading");
  if (page.expect === "error") return !ready && failed;
  if (page.expect === "refused") return !ready;
  return ready >= page.embeds && !failed && isDrawn();
};

const isWaitedFor = () => ["loading", "refused"].includes(page.expect);

const judge = async () => {
  const begun = performance.now();
  const waitMs = isWaitedFor() ? 2_500 : 15_000;
  while (performance.now() - begun < waitMs && (isWaitedFor() || !outcome()))
    await new Promise((resolve) => setTimeout(resolve, 100));
  // What comes after the end is looked at too.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return {
    name: page.name,
    isGood: outcome() && trouble.length === 0 && stored() === 0 && shift === 0,
    ended: seen.join(", ") || "nothing heard",
    ms: Math.round(performance.now() - begun),
    stored: stored(),
    shift: Number(shift.toFixed(4)),
    trouble,
  };
};

addEventListener("DOMContentLoaded", async () => {
  if (frameInside) {
    // The page inside tells; this one only stands around it.
    for (const each of embeds()) each.remove();
    addEventListener("message", ({ source, data }) => {
      if (source === frameInside.contentWindow && data?.result) tell(data.result);
    });
    return;
  }
  if (page.isForeign) watchForeign();
  else for (const each of embeds()) prepare(each);
  page.act();
  tell(await judge());
});

const tell = (result) => {
  window.result = result;
  if (window !== parent) parent.postMessage({ result }, "*");
};

/** For a page that loads the element late. */
window.lateScript = () => {
  const script = document.createElement("script");
  Object.assign(script, { type: "module", crossOrigin: "", src: page.script });
  return script;
};
