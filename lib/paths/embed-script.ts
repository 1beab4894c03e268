/**
 * The script that other people's pages load. They pin it by its hash, so what is served under this address
 * never changes again: what comes later gets another address.
 */
export const embedScript = {
  path: "/embed/v1.js",
  integrity: "sha384-DV7fmK9MJeAztGVGdsII7hiWHxSnu72cKj6s/i04OGjfiYdN3WSBacwH0V6NaPL5",
} as const;
