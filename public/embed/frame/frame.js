// The frame: it asks who looks, draws what they may see, and goes on while the page around it agrees.
import { openChannel } from "./channel.js";
import { createDrawer } from "./drawer.js";
import {
  detailed,
  drawView,
  part,
  readConfig,
  saveFile,
  showNotice,
  watchSize,
  watchSlice,
} from "./page.js";
import { createSession, Refused } from "./session.js";
import { applyLook, resolveTheme } from "./theme.js";

const renewBeforeMs = 60_000;
const waitMaxMs = 60_000;

const config = readConfig();
const session = createSession(config.embedId);
const dark = matchMedia("(prefers-color-scheme: dark)");

let view = config.view;
/** @type {Record<string, string>} */
let params = {};
/** @type {{ view: string, params: Record<string, string> }[]} */
let behind = [];
let locale = config.locale ?? (navigator.language.startsWith("de") ? "de" : "en");
let timezone = "UTC";
/** @type {Record<string, string>} */
let words = {};
let theme = config.theme;
/** @type {string[]} */
let corrected = [];
let isDrawn = false;
/** @type {string | null} */
let shownAt = null;
let isReady = false;
/** @type {import("./session.js").Session | null} */
let held = null;
let endsAt = 0;
let tries = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let renewal;
let asked = 0;
/** @type {((code: string | null) => void) | null} */
let takeCode = null;

const dress = () => {
  const look = resolveTheme(theme, dark.matches);
  corrected = look.corrected;
  applyLook(document.documentElement, look);
  if (isReady) channel.send("themed", { corrected });
};

/** Where somebody of ours can see why a page is refused. @param {Record<string, unknown>} details */
const checkOf = ({ origin }) =>
  typeof origin === "string"
    ? `/embed/check?${new URLSearchParams({ embed: config.embedId, origin })}`
    : null;

/** @param {string} code @param {Record<string, unknown>} [details] */
const fail = (code, details = {}) => {
  const states = config.states[locale] ?? config.states.en ?? {};
  const known = states[code] ? code : "unavailable";
  // Its way forward has to be in reach.
  drawer.close();
  showNotice(detailed(states[known] ?? null, { shownAt, ...details }), {
    keepsFigures: isDrawn,
    leadsToBalance: (behind.at(-1)?.view ?? held?.views[0]) === "overview",
    checkAt: checkOf(details),
    onPress: () =>
      void (known === "view-not-permitted" || known === "not-found" ? goHome() : reconnect()),
  });
  const retryable = states[known]?.button !== null;
  if (known === "session-ended") channel.send("session.ended", { retryable });
  else channel.send("error", { code: known, retryable, message: states[known]?.title ?? known });
  isReady = false;
};

/** @param {unknown} error */
const failBy = (error) =>
  error instanceof Refused ? fail(error.code, error.details) : fail("unavailable");

/** Asks the page around for a code; null when it has none. @param {number} inSeconds */
const askForCode = (inSeconds) => {
  channel.send("token.needed", { inSeconds });
  return new Promise((/** @type {(code: string | null) => void} */ resolve) => {
    takeCode = resolve;
    setTimeout(() => resolve(null), 30_000);
  });
};

/** @param {string} code @param {Record<string, string>} [shows] */
const take = async (code, shows) => {
  const { shown, ...rest } = await session.exchange(code, shows);
  held = rest;
  if (!channel.restrictTo(held.parentOrigin))
    throw new Refused("origin-not-allowed", { origin: channel.origin() });
  // By the server's clock: that of the machine may be wrong.
  const { serverNow } = held;
  endsAt = performance.now() + Date.parse(held.sessionEndsAt) - serverNow;
  tries = 0;
  const left = Date.parse(held.expiresAt) - serverNow;
  clearTimeout(renewal);
  renewal = setTimeout(renew, Math.max(5_000, left - renewBeforeMs));
  return shown;
};

/** Never gives up while the session lasts; figures stay as they are meanwhile. */
const renew = async () => {
  clearTimeout(renewal);
  if (performance.now() >= endsAt) return end();
  const code = await askForCode(renewBeforeMs / 1000);
  try {
    if (code === null) throw new Refused("no-code");
    await take(code);
  } catch (error) {
    const isOver = error instanceof Refused && error.code === "session-ended";
    if (isOver || performance.now() >= endsAt) return end();
    tries += 1;
    renewal = setTimeout(renew, Math.min(waitMaxMs, 2_000 * 2 ** tries));
  }
};

const end = () => {
  clearTimeout(renewal);
  session.forget();
  fail("session-ended");
};

/** Begins anew, with a code that has nothing to do with the session before. */
const reconnect = async () => {
  session.forget();
  channel.send("loading");
  const code = await askForCode(0);
  await begin(code);
};

/** @param {string | null} code */
const begin = async (code) => {
  try {
    if (code === null) throw new Refused("no-code");
    const shows = asksFor();
    const shown = await take(code, shows);
    // The page around may have said more meanwhile.
    const isStill = JSON.stringify(shows) === JSON.stringify(asksFor());
    if (shown !== null && isStill) draw(shown, { takesFocus: false });
    else await load({ takesFocus: false });
  } catch (error) {
    failBy(error);
  }
};

/** How it is said. */
const spoken = () => ({
  ...{ locale, timezone },
  ...(Object.keys(words).length > 0 ? { words: JSON.stringify(words) } : {}),
});

const queryOf = () => ({ ...spoken(), ...params });

const asksFor = () => ({ view, ...queryOf() });

/** @param {{ takesFocus: boolean, paper?: boolean }} how */
const load = async ({ takesFocus, paper = false }) => {
  asked += 1;
  const mine = asked;
  part("content").setAttribute("aria-busy", "true");
  const query = { ...queryOf(), ...(paper ? { paper: "1" } : {}) };
  const response = await readAgain(view, query);
  const { data } = await response.json();
  // A later question was asked meanwhile: this is no answer to it.
  if (mine === asked) draw(data, { takesFocus });
};

/** @param {import("./session.js").View} data @param {{ takesFocus: boolean }} how */
const draw = (data, { takesFocus }) => {
  drawView(data.html, { title: data.title, takesFocus });
  document.documentElement.lang = locale;
  shownAt = data.asOfText;
  showState(data.state, data.stateText);
  isDrawn = true;
  const { asOf, complete, stale } = data;
  channel.send("data.status", { asOf, complete, stale });
  if (!isReady) channel.send("ready", { corrected });
  isReady = true;
};

/**
 * Said beside figures that hold all the same.
 * @param {string | null} code @param {{ title: string, says: string } | null} text
 */
const showState = (code, text) => {
  const words = code === null ? undefined : config.states[locale]?.[code];
  showNotice(words === undefined ? null : { ...words, ...text }, {
    ...{ keepsFigures: true, greysFigures: false },
    onPress: () => void show({ takesFocus: false }),
  });
};

/** A token that ran out while nobody looked is renewed once. @param {string} path @param {Record<string, string>} query */
const readAgain = async (path, query) => {
  try {
    return await session.read(path, query);
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== "session-ended") throw error;
    const code = await askForCode(0);
    if (code === null) throw error;
    await take(code);
    return session.read(path, query);
  }
};

/** @param {{ takesFocus: boolean, paper?: boolean }} how */
const show = async (how) => {
  try {
    await load(how);
    drawer.refresh();
  } catch (error) {
    say(error);
  }
};

/** What went wrong, to the reader and to the page around. @param {unknown} error */
const say = (error) => {
  const { code, details } = error instanceof Refused ? error : new Refused("unavailable");
  if (code === "session-ended") end();
  else fail(code === "invalid-request" ? "not-found" : code, details);
};

const drawer = createDrawer(async (question) => {
  try {
    const { asOf } = params;
    const clock = asOf === undefined ? {} : { asOf };
    const asked = { ...spoken(), ...clock, ...question };
    return (await (await readAgain("proof", asked)).json()).data;
  } catch (error) {
    say(error);
    return null;
  }
});

/** @param {string} name */
const isZone = (name) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
};

/** @param {unknown} given @returns {Record<string, string>} */
const toParams = (given) => {
  const known = ["account", "commitment", "month", "status", "cursor", "asOf"];
  const { filters, ...rest } = Object(given);
  const record = Object.entries({ ...Object(filters), ...rest });
  return Object.fromEntries(
    record.flatMap(([name, value]) =>
      known.includes(name) && typeof value === "string" ? [[name, value]] : [],
    ),
  );
};

/** @param {string} to @param {Record<string, string>} given */
const goTo = async (to, given) => {
  drawer.close();
  behind = [...behind.slice(-20), { view, params }];
  [view, params] = [to, given];
  channel.send("navigate", { view, params });
  await show({ takesFocus: true });
};

const goHome = async () => {
  const last = behind.pop() ?? { view: held?.views[0] ?? config.view, params: {} };
  ({ view, params } = last);
  channel.send("navigate", { view, params });
  await show({ takesFocus: true });
};

const print = async () => {
  await show({ takesFocus: false, paper: true });
  window.print();
  await show({ takesFocus: false });
};

/** @param {string} format */
const takeFile = async (format) => {
  try {
    const response = await readAgain(`export/${format}`, asksFor());
    const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
    saveFile(await response.blob(), name ?? `ledger.${format}`);
    channel.send("export.done", { rows: Number(response.headers.get("x-row-count")) });
  } catch (error) {
    fail(error instanceof Refused ? error.code : "unavailable");
  }
};

/** @type {Record<string, (payload: Record<string, unknown>) => void>} */
const hears = {
  token: ({ code }) => takeCode?.(typeof code === "string" ? code : null),
  "token.failed": () => takeCode?.(null),
  theme: (given) => {
    theme = { ...config.theme, ...given };
    dress();
  },
  locale: ({ locale: given }) => {
    const next = String(given ?? "").startsWith("de") ? "de" : "en";
    if (typeof given !== "string" || next === locale) return;
    locale = next;
    if (isDrawn) void show({ takesFocus: false });
  },
  timezone: ({ timezone: given }) => {
    if (typeof given !== "string" || given === timezone || !isZone(given)) return;
    timezone = given;
    if (isDrawn) void show({ takesFocus: false });
  },
  words: (given) => {
    words = Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => {
        const text = typeof value === "string" ? value.trim().slice(0, 60) : "";
        return config.renamed.includes(name) && text !== "" ? [[name, text]] : [];
      }),
    );
    if (isDrawn) void show({ takesFocus: false });
  },
  params: (given) => {
    params = { ...params, ...toParams(given) };
    if (isDrawn && Object.keys(toParams(given)).length > 0) void show({ takesFocus: false });
  },
  navigate: ({ view: to, params: given }) => {
    if (typeof to === "string") void goTo(to, toParams(given));
  },
  print: () => void print(),
  escape: () => void drawer.close(),
  destroy: () => {
    clearTimeout(renewal);
    session.forget();
    for (const stop of stops) stop();
    channel.close();
  },
};

const channel = openChannel(({ type, payload }) => {
  // A type that is not known is passed over.
  if (Object.hasOwn(hears, type)) hears[type]?.(payload);
});

const stops = [watchSize((height) => channel.send("size", { height })), watchSlice()];

/** A row is pressed as its name is, unless its text is being marked. @param {Element} target */
const buttonAt = (target) => {
  const button = target.closest("button");
  if (button !== null || getSelection()?.isCollapsed === false) return button;
  return target.closest("tr")?.querySelector("th button[data-proof]") ?? null;
};

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  // Whatever stands beside an open drawer closes it.
  if (drawer.isOpen() && target.closest("#drawer") === null) return void drawer.close();
  const button = buttonAt(target);
  if (!(button instanceof HTMLElement)) return;
  const { view: to, params: given, act, proof } = button.dataset;
  if (proof !== undefined) drawer.open(proof);
  else if (act === "close") drawer.close();
  else if (act === "print") void print();
  else if (act?.startsWith("export.")) void takeFile(act.slice("export.".length));
  else if (act === "back") void goHome();
  else if (to !== undefined) void goTo(to, toParams(JSON.parse(given ?? "{}")));
});

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLSelectElement)) return;
  params = { ...params, [target.name]: target.value };
  channel.send("filters.changed", { params });
  void show({ takesFocus: false });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (!drawer.close()) channel.send("escape");
});

dark.addEventListener("change", dress);

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const start = async () => {
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  // At once: whoever copies the address copies no code.
  history.replaceState(null, "", location.pathname);
  dress();
  if (window.parent === window) return fail("origin-not-allowed");
  channel.send("loading");
  // What the page around has to say of language and look comes at once, or not at all.
  await Promise.race([channel.isOpen, pause(300)]);
  await pause(0);
  await begin(code ?? (await askForCode(0)));
};

void start();
