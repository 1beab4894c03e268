// Colours as numbers: how far apart two are, and one made readable on another.

/** @typedef {readonly [number, number, number]} Color red, green, blue from 0 to 255 */

/** @param {unknown} text @returns {Color | null} null for anything but #rgb and #rrggbb */
export const parseColor = (text) => {
  if (typeof text !== "string" || !/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(text)) return null;
  const digits = text.length === 4 ? text.replace(/[0-9a-f]/gi, "$&$&") : text;
  const part = (/** @type {number} */ at) => Number.parseInt(digits.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
};

/** @param {Color} color */
export const toHex = (color) =>
  `#${color.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** @param {Color} from @param {Color} to @param {number} share @returns {Color} */
export const mix = (from, to, share) => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

/** As it can be written. @param {Color} color @returns {Color} */
const whole = ([red, green, blue]) => [Math.round(red), Math.round(green), Math.round(blue)];

/** @param {number} part */
const toLinear = (part) => {
  const value = part / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** @param {Color} color */
const luminance = ([red, green, blue]) =>
  0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);

/** Of WCAG, from 1 to 21. @param {Color} left @param {Color} right */
export const contrast = (left, right) => {
  const [high, low] = [luminance(left), luminance(right)].sort((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
};

/** @type {Color} */
const black = [0, 0, 0];
/** @type {Color} */
const white = [255, 255, 255];

/** Black or white, whichever can be read on it better. @param {Color} ground */
export const inkOn = (ground) =>
  contrast(black, ground) >= contrast(white, ground) ? black : white;

/**
 * The colour itself where it can be read on the ground; else as little of black or white in it as it
 * takes to be a tenth better than needed.
 * @param {Color} color @param {Color} ground @param {number} least
 */
export const readable = (color, ground, least) => {
  if (contrast(color, ground) >= least) return color;
  const ink = inkOn(ground);
  for (let share = 0.02; share < 1; share += 0.02) {
    const mixed = whole(mix(color, ink, share));
    if (contrast(mixed, ground) >= least + 0.1) return mixed;
  }
  return ink;
};

/** CIE L*a*b*, as eyes tell colours apart. @param {Color} color */
const toLab = (color) => {
  const [red = 0, green = 0, blue = 0] = color.map(toLinear);
  const f = (/** @type {number} */ t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = f(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

/** @param {Color} left @param {Color} right */
export const difference = (left, right) => {
  const [one, other] = [toLab(left), toLab(right)];
  return Math.hypot(...one.map((part, index) => part - (other[index] ?? 0)));
};
