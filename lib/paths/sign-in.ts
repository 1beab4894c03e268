/** The one page without clocks: nothing of the book stands on it. */
export const signInPath = "/sign-in";

/** The way in, and back to where the reader was. */
export const toSignIn = (from: string): string =>
  from === "/" ? signInPath : `${signInPath}?${new URLSearchParams({ from })}`;
