/** Where to go after sign-in: a path of ours as it stands, anything else the front page. */
export const toReturnPath = (from: string | null | undefined): string => {
  // Browsers read a backslash as a slash and drop tabs and line ends, so "/\t/" leads elsewhere.
  const isOurs = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(from ?? "");
  return from && isOurs && !/^\/(api|sign-in)\b/.test(from) ? from : "/";
};
