// How a host wants the frame to look: tokens are parsed, repaired, and set as colours. Nothing of them
// ever becomes text of a style sheet.
import { difference, inkOn, mix, parseColor, readable, toHex } from "./colors.js";

/** @typedef {import("./colors.js").Color} Color */
/** @typedef {Record<string, unknown>} RawTheme */
/** @typedef {{ vars: Record<string, string>, mode: "light" | "dark", corrected: string[], attributes: Record<string, string> }} Look */

/** @type {Record<"light" | "dark", Record<string, string>>} */
const palettes = {
  light: {
    ...{ surface: "#fbfaf7", text: "#1a1916", accent: "#1f5bd0" },
    ...{ positive: "#1c7266", negative: "#bd2518", warning: "#865a0c" },
    ...{ chart1: "#1f3b58", chart2: "#36998c", chart3: "#b4802b", chart4: "#7a7263" },
    ...{ chart5: "#bd2518", chart6: "#55524b", chart7: "#4e6f94", chart8: "#7f41a0" },
  },
  dark: {
    ...{ surface: "#131312", text: "#eceae3", accent: "#86acff" },
    ...{ positive: "#6fbfa5", negative: "#e2623f", warning: "#e9c158" },
    ...{ chart1: "#a9bcdd", chart2: "#58a98f", chart3: "#e9c158", chart4: "#7a736e" },
    ...{ chart5: "#e2623f", chart6: "#b7b3a9", chart7: "#9db3d9", chart8: "#b478d2" },
  },
};

/** What each token of a colour is in the frame, and how well it must be read. */
const colours = {
  ...{ accent: ["--accent", 4.5], positive: ["--available-text", 4.5] },
  ...{ negative: ["--overage-text", 4.5], warning: ["--pending-text", 4.5] },
  ...{ chart1: ["--drawn", 3], chart2: ["--available", 3], chart3: ["--pending", 3] },
  ...{ chart4: ["--lapsed", 3], chart5: ["--overage", 3], chart6: ["--plan", 3] },
  ...{ chart7: ["--forecast", 3], chart8: ["--postpaid", 3] },
};

/** Colours that mean something, which nobody may take for one another. */
const apart = ["chart1", "chart2", "chart3", "chart4", "chart5", "chart8"];
const leastApart = 10;

/** @type {Record<string, string>} */
const fonts = {
  "IBM Plex Sans": '"IBM Plex Sans", system-ui, sans-serif',
  "Source Serif 4": '"Source Serif 4", Georgia, serif',
  system: "system-ui, sans-serif",
  Arial: "Arial, Helvetica, sans-serif",
  Georgia: "Georgia, serif",
  Verdana: "Verdana, sans-serif",
};

/** @param {Record<string, string>} palette @param {RawTheme} theme @param {string} token @returns {Color} */
const colorOf = (palette, theme, token) =>
  parseColor(theme[token]) ?? parseColor(palette[token]) ?? [0, 0, 0];

/** @param {RawTheme} theme @param {boolean} prefersDark @returns {"light" | "dark"} */
const modeOf = ({ mode }, prefersDark) =>
  mode === "dark" || (mode !== "light" && prefersDark) ? "dark" : "light";

/**
 * What a theme comes to: colours that can be read and told apart, whatever was asked for. Tokens that
 * are not ours, and values that are no colours, are passed over.
 * @param {RawTheme} theme @param {boolean} prefersDark @returns {Look}
 */
export const resolveTheme = (theme, prefersDark) => {
  const mode = modeOf(theme, prefersDark);
  const palette = palettes[mode];
  const surface = colorOf(palette, theme, "surface");
  /** @type {string[]} */
  const corrected = [];
  const askedText =
    parseColor(theme.text) ??
    (parseColor(theme.surface) ? inkOn(surface) : colorOf(palette, theme, "text"));
  const text = readable(askedText, surface, 4.5);
  if (text !== askedText) corrected.push("text");
  const muted = readable(mix(text, surface, 0.35), surface, 4.5);
  /** @type {Map<string, Color>} */
  const chosen = new Map();
  for (const [token, [, least]] of Object.entries(colours)) {
    const asked = colorOf(palette, theme, token);
    const own = parseColor(palette[token]) ?? asked;
    let color = readable(asked, surface, Number(least));
    const others = apart.filter((each) => each !== token && chosen.has(each));
    const isNear = others.some((each) => difference(chosen.get(each) ?? own, color) < leastApart);
    if (apart.includes(token) && isNear) color = readable(own, surface, Number(least));
    if (toHex(color) !== toHex(asked)) corrected.push(token);
    chosen.set(token, color);
  }
  /** @type {Record<string, string>} */
  const vars = {
    "--paper": toHex(surface),
    "--wash": toHex(mix(surface, text, 0.04)),
    "--line": toHex(mix(surface, text, 0.12)),
    "--line2": toHex(mix(surface, text, 0.25)),
    "--rule": toHex(mix(surface, text, 0.8)),
    "--ink": toHex(text),
    "--ink2": toHex(readable(mix(text, surface, 0.2), surface, 4.5)),
    "--ink3": toHex(muted),
    "--radius": `${radiusOf(theme.radius)}px`,
  };
  for (const [token, [name]] of Object.entries(colours))
    vars[String(name)] = toHex(chosen.get(token) ?? text);
  const font = fonts[String(theme.fontFamily)];
  if (font !== undefined) Object.assign(vars, { "--sans": font, "--serif": font });
  return {
    ...{ vars, mode, corrected },
    attributes: {
      density: ["compact", "comfortable"].includes(String(theme.density))
        ? String(theme.density)
        : "regular",
      head: theme.hideHeader === true ? "hidden" : "shown",
      // One that was stored is meant to be seen.
      logo: theme.logo === false ? "hidden" : "shown",
    },
  };
};

/** @param {unknown} radius */
const radiusOf = (radius) =>
  typeof radius === "number" && radius >= 0 && radius <= 24 ? Math.round(radius) : 4;

/** @param {HTMLElement} root @param {Look} look */
export const applyLook = (root, { vars, mode, attributes }) => {
  for (const [name, value] of Object.entries(vars)) root.style.setProperty(name, value);
  root.style.colorScheme = mode;
  for (const [name, value] of Object.entries(attributes)) root.setAttribute(`data-${name}`, value);
};
